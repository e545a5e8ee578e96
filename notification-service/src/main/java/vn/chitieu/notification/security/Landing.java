package vn.chitieu.notification.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where somebody comes to after an attempt to sign in: to the page that they wanted, or back with a notice. */
final class Landing implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);

    private final HttpSessionRequestCache wishes = new HttpSessionRequestCache();
    private final SavedRequestAwareAuthenticationSuccessHandler there =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final Duration session;
    private final SignInThrottleFilter throttle;

    @SuppressWarnings("NullAway") // null is how one says that the address stays as it was, without "?continue"
    Landing(Duration session, SignInThrottleFilter throttle) {
        this.session = session;
        this.throttle = throttle;
        // A page is worth coming back to, not a figure that a script of it asked for.
        wishes.setRequestMatcher(request -> request.getMethod().equals("GET") && Refusals.showsPages(request));
        wishes.setMatchingRequestParameterName(null);
        there.setRequestCache(wishes);
    }

    /** Returns the pages that people wanted before they were asked to sign in. */
    RequestCache wishes() {
        return wishes;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        if (who instanceof UsernamePasswordAuthenticationToken) {
            throttle.succeeded(request);
        }
        // Sessions of those who only looked at the sign-in page end soon; this one is somebody's.
        request.getSession().setMaxInactiveInterval(Math.toIntExact(session.toSeconds()));
        LOG.info("{} signed in", who.getName());
        there.onAuthenticationSuccess(request, response, who);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        boolean noRole = refused instanceof OAuth2AuthenticationException oidc
                && oidc.getError().getErrorCode().equals(OidcPeople.NO_ROLE);
        SignInPage.Notice notice = noRole ? SignInPage.Notice.NO_ROLE : SignInPage.Notice.WRONG;
        LOG.info("An attempt to sign in failed from {}: {}", request.getRemoteAddr(), refused.getMessage());
        response.sendRedirect(request.getContextPath() + SignInPage.PATH + "?" + notice.key());
    }
}
