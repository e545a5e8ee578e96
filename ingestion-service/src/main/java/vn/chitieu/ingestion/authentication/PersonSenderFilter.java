package vn.chitieu.ingestion.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.SignedInUser;
import vn.chitieu.support.security.Viewer;

/**
 * Makes a person who is signed in a sender for this request, by the name {@code account:} and that of the account, with
 * the limits of every sender: people of units report for the units of the account, an administrator administers the
 * city of the account or all, those who see everything read, leaders and staff answer remarks.
 */
final class PersonSenderFilter extends OncePerRequestFilter {

    private static final String ACCOUNT = "account:";

    private final DefaultCity defaultCity;

    PersonSenderFilter(DefaultCity defaultCity) {
        this.defaultCity = defaultCity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && person.getPrincipal() instanceof SignedInUser) {
            Viewer viewer = AuthorityMapper.viewer(person);
            Set<Right> rights = rightsOf(viewer.role());
            if (!rights.isEmpty()) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(sender(viewer, rights, request.getRemoteAddr()));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    /** Returns the rights at this API that follow from what a role may do. */
    static Set<Right> rightsOf(Role role) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (Permission.REPORT.isOf(role)) {
            rights.add(Right.REPORT);
        }
        if (Permission.SEE.isOf(role) && role.seesEverything()) {
            rights.add(Right.READ);
        }
        if (Permission.ANSWER_REMARKS.isOf(role)) {
            rights.add(Right.ANSWER);
        }
        if (Permission.CONFIRM.isOf(role)) {
            rights.add(Right.CONFIRM);
        }
        if (Permission.ADMINISTER.isOf(role)) {
            rights.add(Right.ADMIN);
        }
        return rights;
    }

    private SenderAuthentication sender(Viewer viewer, Set<Right> rights, String address) {
        String id = ACCOUNT + viewer.name();
        String city = viewer.cities().isEmpty()
                ? defaultCity.id().orElse(null)
                : viewer.cities().first();
        Credential credential = new Credential(
                id,
                viewer.name(),
                rights,
                viewer.units(),
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(Instant.EPOCH, null, null),
                false,
                RateLimit.AS_FOR_ALL,
                city);
        return new SenderAuthentication(credential, new KeyOrigin(address, id));
    }
}
