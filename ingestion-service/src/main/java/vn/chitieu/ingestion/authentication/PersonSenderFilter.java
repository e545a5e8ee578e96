package vn.chitieu.ingestion.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
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
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.SignedInUser;
import vn.chitieu.support.security.Viewer;

/**
 * Makes a person of a unit who is signed in a sender for this request: of the units of the account, by the name
 * {@code account:} and that of the account, with the limits of every sender. Other people stay what they are, which no
 * rule lets pass.
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
            if (viewer.role() == Role.UNIT) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(sender(viewer, request.getRemoteAddr()));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    private SenderAuthentication sender(Viewer viewer, String address) {
        String id = ACCOUNT + viewer.name();
        String city = viewer.cities().isEmpty()
                ? defaultCity.id().orElse(null)
                : viewer.cities().first();
        Credential credential = new Credential(
                id,
                viewer.name(),
                Set.of(Right.REPORT),
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
