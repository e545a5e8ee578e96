package vn.chitieu.notification.security;

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

/** Stops attempts to sign in with a password before the password is looked at, where there were too many. */
final class SignInThrottleFilter extends OncePerRequestFilter {

    static final String USER = "username";

    private final SignInThrottle throttle;
    private final SignInPage page;
    private final Refusals refusals;

    SignInThrottleFilter(SignInThrottle throttle, SignInPage page, Refusals refusals) {
        this.throttle = throttle;
        this.page = page;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals(SignInPage.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = throttle.begin(user(request), request.getRemoteAddr());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
        } else if (Refusals.showsPages(request)) {
            CsrfToken csrf = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds()));
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(page.html(SignInPage.Notice.TOO_MANY, csrf));
        } else {
            refusals.tooMany(request, response, wait.get());
        }
    }

    /** Takes back what an attempt counted: it was the right password. */
    void succeeded(HttpServletRequest request) {
        throttle.succeeded(user(request), request.getRemoteAddr());
    }

    private static String user(HttpServletRequest request) {
        String user = request.getParameter(USER);
        return user == null ? "" : user;
    }
}
