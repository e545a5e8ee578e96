package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import vn.chitieu.support.session.MongoSessionRepository;

/**
 * Ends the sessions that a provider says have ended there (OpenID Connect Back-Channel Logout 1.0): those of one
 * sign-in, or all of a person. Spring Security has checked the token.
 */
final class BackChannelLogoutHandler implements LogoutHandler {

    private final MongoSessionRepository sessions;

    BackChannelLogoutHandler(MongoSessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication provider) {
        if (provider == null || !(provider.getPrincipal() instanceof OidcLogoutToken token)) {
            return;
        }
        String signIn = token.getSessionId();
        String user = token.getSubject();
        if (signIn != null) {
            sessions.deleteOfSignIn(signIn);
        } else if (user != null) {
            sessions.deleteOfUser(user);
        }
    }
}
