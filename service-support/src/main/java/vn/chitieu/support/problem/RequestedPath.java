package vn.chitieu.support.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path that a client asked for, from the root of the service and as it was sent. */
public final class RequestedPath {

    private RequestedPath() {}

    /**
     * Returns the path of a request; of one that the container sent on to be answered as an error, the path before
     * that. Empty where the container could not read any.
     */
    public static String of(HttpServletRequest request) {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = refused instanceof String before ? before : request.getRequestURI();
        String context = request.getContextPath();
        if (address == null) {
            return "";
        }
        return context != null && address.startsWith(context) ? address.substring(context.length()) : address;
    }
}
