package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.web.PageVisitor;

/** Finds the person who is signed in for the header of pages; a system with a key is none. */
final class SignedInVisitor implements PageVisitor.Current {

    @Override
    public Optional<PageVisitor> visitor() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !AuthorityMapper.hasRole(caller)) {
            return Optional.empty();
        }
        Viewer viewer = AuthorityMapper.viewer(caller);
        // Asked for last: a browser gets the cookie of the token with it, which a stranger needs on no page.
        FormToken token = viewer.role().isOfPeople() ? token() : null;
        return token == null
                ? Optional.empty()
                : Optional.of(new PageVisitor(
                        viewer.name(),
                        viewer.role().name(),
                        Permission.sections(viewer.role()),
                        viewer.cities().contains(CityAuthority.ALL),
                        new PageVisitor.Token(token.parameter(), token.header(), token.token())));
    }

    private static @Nullable FormToken token() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return null;
        }
        HttpServletRequest request = attributes.getRequest();
        return FormToken.of((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }
}
