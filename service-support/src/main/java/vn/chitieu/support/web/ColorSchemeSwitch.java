package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.chitieu.support.problem.ProblemPages;

/**
 * Takes the choice of colors from the parameter {@code colors} of any page into a cookie, and leads back to the same
 * page without it. The way back is relative to the page, so it cannot lead to another site.
 */
final class ColorSchemeSwitch implements HandlerInterceptor {

    /** Name of the parameter. */
    static final String PARAMETER = "colors";

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query == null
                || !query.contains(PARAMETER + "=")
                || !HttpMethod.GET.matches(request.getMethod())
                || !ProblemPages.areAskedFor(request)) {
            return true;
        }
        Optional<ColorScheme> chosen = ColorScheme.of(request.getParameter(PARAMETER));
        chosen.ifPresent(scheme -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(ColorScheme.COOKIE, scheme.key())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build()
                        .toString()));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, QueryLink.of(request).without(PARAMETER));
        return false;
    }
}
