package vn.chitieu.support.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Gives every answer the headers that keep a browser from guessing its type, from keeping it, and from coming back
 * without TLS. What sets such a header itself keeps its own.
 */
final class SecurityHeadersValve extends ValveBase {

    private static final String A_YEAR = "max-age=31536000";

    private final boolean https;

    SecurityHeadersValve(boolean https) {
        super(true);
        this.https = https;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (https || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        getNext().invoke(request, response);
    }
}
