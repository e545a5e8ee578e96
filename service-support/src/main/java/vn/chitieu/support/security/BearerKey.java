package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The key of a system in the header {@code Authorization: Bearer KEY}. */
public final class BearerKey {

    private static final String SCHEME = "Bearer ";

    private BearerKey() {}

    /** Returns the key of a request; null unless there is one such header and no other of its name. */
    public static @Nullable String of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        String header = headers.hasMoreElements() ? headers.nextElement() : "";
        return !headers.hasMoreElements() && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
