package vn.chitieu.support.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import vn.chitieu.support.session.MongoSessionRepository;

/** Redirects after an attempt to sign in: to the page that was asked for, or back with a notice. */
final class SignInResultHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** The error code of an OpenID sign-in without a role here. */
    public static final String NO_ROLE = "no_role";

    private static final Logger LOG = LoggerFactory.getLogger(SignInResultHandler.class);

    private final SavedRequestAwareAuthenticationSuccessHandler there =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final SessionEndFilter sessions;
    private final SignInThrottleFilter throttle;
    private final SecurityLog log;

    /** Makes a handler that sends people to what the cache remembers. */
    public SignInResultHandler(
            RequestedPageCookie asked, SessionEndFilter sessions, SignInThrottleFilter throttle, SecurityLog log) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.log = log;
        there.setRequestCache(asked);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        if (who instanceof UsernamePasswordAuthenticationToken) {
            throttle.succeeded(request, response);
        }
        HttpSession session = request.getSession();
        sessions.begin(session);
        session.setAttribute(MongoSessionRepository.USER, who.getName());
        String signIn = signIn(who);
        if (signIn != null) {
            session.setAttribute(MongoSessionRepository.SIGN_IN, signIn);
        }
        LOG.info("{} signed in", who.getName());
        there.onAuthenticationSuccess(request, response, who);
    }

    private static @Nullable String signIn(Authentication who) {
        if (who.getPrincipal() instanceof OidcUser user) {
            return user.getClaimAsString("sid");
        }
        return who.getPrincipal() instanceof SignedInUser user ? user.signIn() : null;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        boolean noRole = refused instanceof OAuth2AuthenticationException oidc
                && oidc.getError().getErrorCode().equals(NO_ROLE);
        SignInPage.Notice notice = noRole ? SignInPage.Notice.NO_ROLE : SignInPage.Notice.WRONG;
        log.signInFailed(
                SignInThrottleFilter.user(request), request.getRemoteAddr(), String.valueOf(refused.getMessage()));
        response.sendRedirect(request.getContextPath() + SignInPage.PATH + "?" + notice.key());
    }
}
