package vn.chitieu.support.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.chitieu.support.problem.ProblemPages;

/**
 * Asks an attempt to sign in with a password to wait, before the password is looked at, where it comes too early; and a
 * request for a mail about a forgotten one, which counts as an attempt.
 */
final class SignInThrottleFilter extends OncePerRequestFilter {

    /** The field of the form with the name of the user. */
    public static final String USER = "username";

    private final SignInThrottle throttle;
    private final TrustedBrowserCookie browsers;
    private final SignInPage page;
    private final SecurityProblemHandler problemHandler;
    private final SecurityLog log;

    /** Makes a filter. */
    public SignInThrottleFilter(
            SignInThrottle throttle,
            TrustedBrowserCookie browsers,
            SignInPage page,
            SecurityProblemHandler problemHandler,
            SecurityLog log) {
        this.throttle = throttle;
        this.browsers = browsers;
        this.page = page;
        this.problemHandler = problemHandler;
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !request.getMethod().equals("POST")
                || !(path.equals(SignInPage.PATH) || path.equals(SignInPage.FORGOTTEN));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = user(request);
        Optional<Duration> wait = throttle.begin(user, request.getRemoteAddr(), browsers.idOf(request, user));
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        log.signInFailed(
                user, request.getRemoteAddr(), "it has to wait " + wait.get().toSeconds() + " s");
        if (ProblemPages.areAskedFor(request)) {
            CsrfToken csrf = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds()));
            response.setContentType(ProblemPages.HTML.toString());
            response.getWriter().write(page.html(SignInPage.Notice.TOO_MANY, csrf));
        } else {
            problemHandler.tooMany(request, response, wait.get());
        }
    }

    /** Takes back what an attempt counted, and knows the browser again: it was the right password. */
    void succeeded(HttpServletRequest request, HttpServletResponse response) {
        String user = user(request);
        throttle.succeeded(user, request.getRemoteAddr(), browsers.idOf(request, user));
        browsers.remember(request, response, user);
    }

    /** Returns the user whom the form names; empty where there is none. */
    static String user(HttpServletRequest request) {
        String user = request.getParameter(USER);
        return user == null ? "" : user;
    }
}
