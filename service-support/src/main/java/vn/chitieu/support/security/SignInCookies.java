package vn.chitieu.support.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookies of a service with pages: never read by a script, never sent along from a foreign form, and where people
 * come over TLS, bound to this very host by the prefix {@code __Host-} (RFC 6265bis, 4.1.3.2).
 *
 * @param prefix what the service's cookies begin with, such as {@code CHITIEU}
 * @param https whether people come over TLS, here or at a proxy
 */
public record SignInCookies(String prefix, boolean https) {

    private static final String HOST = "__Host-";

    /** Returns the name of the session's cookie. */
    public String session() {
        return name("SESSION");
    }

    /** Returns what reads and writes the cookie of the session. */
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(session());
        cookie.setUseBase64Encoding(false);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (https) {
            cookie.setUseSecureCookie(true);
            cookie.setCookiePath("/");
        }
        return cookie;
    }

    /** Returns the name of the cookie with the token that forms have to send. */
    public String csrf() {
        return name("CSRF");
    }

    /** Returns the name of a cookie of this service. */
    String name(String what) {
        return (https ? HOST : "") + prefix + "-" + what;
    }

    /** Returns the value of a cookie that came with a request. */
    public Optional<String> read(HttpServletRequest request, String what) {
        Cookie[] all = request.getCookies();
        return all == null
                ? Optional.empty()
                : Arrays.stream(all)
                        .filter(one -> one.getName().equals(name(what)))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    /** Sets a cookie; an empty value with no age takes it away. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, String what, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(what), value)
                .httpOnly(true)
                .secure(https || request.isSecure())
                .sameSite("Lax")
                .path(path(request))
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Takes a cookie away, if it came. */
    public void remove(HttpServletRequest request, HttpServletResponse response, String what) {
        if (read(request, what).isPresent()) {
            write(request, response, what, "", Duration.ZERO);
        }
    }

    /** A cookie that is bound to the host has the path of all of it. */
    private String path(HttpServletRequest request) {
        return https || request.getContextPath().isEmpty() ? "/" : request.getContextPath();
    }
}
