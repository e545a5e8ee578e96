package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.chitieu.support.problem.ProblemPages;

/** Sends a browser that shows pages to the sign-in page, and answers every other client with a problem. */
final class SecurityProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String CHALLENGE = "Bearer realm=\"chitieu\"";

    private static final String SCHEME = "Bearer ";
    private static final Pattern PUBLIC_PART = Pattern.compile("(ct_[A-Za-z0-9]{1,32})_.*");

    private final HandlerExceptionResolver problems;
    private final String keys;
    private final SecurityLog log;

    /**
     * Makes a handler.
     *
     * @param keys whose keys are taken here, such as {@code a reader}
     */
    public SecurityProblemHandler(HandlerExceptionResolver problems, String keys, SecurityLog log) {
        this.problems = problems;
        this.keys = keys;
        this.log = log;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof BadCredentialsException) {
            log.keyRefused(publicPart(request), request.getRemoteAddr());
            ErrorResponseException refusal = problem(
                    HttpStatus.UNAUTHORIZED,
                    "UNKNOWN_KEY",
                    "expected one header Authorization: Bearer KEY with the key of " + keys + ", got another");
            refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
            send(request, response, refusal);
        } else if (ProblemPages.areAskedFor(request)) {
            response.sendRedirect(request.getContextPath() + SignInPage.PATH);
        } else {
            ErrorResponseException refusal = problem(
                    HttpStatus.UNAUTHORIZED,
                    "UNAUTHENTICATED",
                    "expected somebody signed in, or the header Authorization: Bearer KEY, got neither");
            refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            send(request, response, refusal);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Principal caller = request.getUserPrincipal();
        boolean isForm = denied instanceof CsrfException;
        log.actionRefused(
                caller == null ? "a stranger" : caller.getName(),
                request.getMethod() + " " + request.getRequestURI(),
                request.getRemoteAddr(),
                isForm ? "no token of the form" : "another role");
        if (!isForm) {
            send(request, response, problem(HttpStatus.FORBIDDEN, "FORBIDDEN", "expected another role for this"));
        } else if (ProblemPages.areAskedFor(request)) {
            response.sendRedirect(request.getContextPath() + SignInPage.PATH + "?" + SignInPage.Notice.STALE.key());
        } else {
            send(
                    request,
                    response,
                    problem(HttpStatus.FORBIDDEN, "CSRF_TOKEN_MISSING", "expected the token of /api/v1/me, got none"));
        }
    }

    /** Refuses a client that tried too often. */
    void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        ErrorResponseException refusal = problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_ATTEMPTS",
                "expected fewer attempts to sign in; wait and retry");
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        send(request, response, refusal);
    }

    /** A key is {@code ct_<id>_<secret>}; of anything else nothing is logged. */
    private static String publicPart(HttpServletRequest request) {
        String header = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        Matcher key = PUBLIC_PART.matcher(
                header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()) : "");
        return key.matches() ? key.group(1) : "of another form";
    }

    private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return new ErrorResponseException(status, problem, null);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, ErrorResponseException refusal) {
        problems.resolveException(request, response, null, refusal);
    }
}
