package vn.chitieu.support.tracing;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** The trace of a request. */
public final class RequestTrace {

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private RequestTrace() {}

    /** Returns what goes with a figure of the request; null where it is not traced. */
    public static @Nullable String of(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    static void set(ServletRequest request, String trace) {
        request.setAttribute(ATTRIBUTE, trace);
    }
}
