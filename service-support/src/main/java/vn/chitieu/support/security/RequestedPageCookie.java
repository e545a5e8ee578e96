package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import vn.chitieu.support.problem.ProblemPages;
import vn.chitieu.support.problem.RequestedPath;

/**
 * Keeps the page that was asked for before a sign-in, in a cookie of the browser, so that a view by a stranger takes no
 * memory here. Only a path of this service is kept and taken back, so a cookie of any content leads nowhere else. A
 * page is worth coming back to, not a figure that a script of it asked for.
 */
public final class RequestedPageCookie implements RequestCache {

    private static final String COOKIE = "ASKED";
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MOST_CHARACTERS = 1_000;

    /** One slash and no second one, no backslash, no control character: browsers take those for another host. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    private final SignInCookies cookies;

    /** Makes a cache that writes such a cookie. */
    public RequestedPageCookie(SignInCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (!HttpMethod.GET.matches(request.getMethod()) || !ProblemPages.areAskedFor(request)) {
            return;
        }
        // A redirect puts the path of the service in front.
        String asked =
                RequestedPath.of(request) + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        if (isOwn(asked)) {
            String value =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(asked.getBytes(StandardCharsets.UTF_8));
            cookies.write(request, response, COOKIE, value, KEPT);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return asked(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** Returns nothing: the browser asks for the page again by itself. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        cookies.remove(request, response, COOKIE);
    }

    private Optional<String> asked(HttpServletRequest request) {
        return cookies.read(request, COOKIE)
                .flatMap(RequestedPageCookie::decoded)
                .filter(RequestedPageCookie::isOwn);
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static boolean isOwn(String asked) {
        return asked.length() <= MOST_CHARACTERS && OWN_PATH.matcher(asked).matches();
    }
}
