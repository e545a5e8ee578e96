package vn.chitieu.support.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.chitieu.contracts.codec.TraceHeader;

/**
 * Begins the trace of what a POST brings, and says in the answer which one it is, in the header {@value #ANSWER}. What
 * is refused because of who sends it, or how often, is not exported: a sender without a key fills no store of traces.
 */
public final class RequestTraceFilter extends OncePerRequestFilter {

    /** The header of the answer, in the form of {@code traceparent}. */
    public static final String ANSWER = "traceresponse";

    private static final Set<Integer> OF_STRANGERS =
            Set.of(HttpStatus.UNAUTHORIZED.value(), HttpStatus.FORBIDDEN.value(), HttpStatus.TOO_MANY_REQUESTS.value());

    private final FigureTracer tracer;

    /** Takes what begins spans. */
    public RequestTraceFilter(FigureTracer tracer) {
        this.tracer = tracer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        FigureSpan span = tracer.entered(
                "POST " + request.getRequestURI(), FigureTracer.Kind.SERVER, request.getHeader(TraceHeader.NAME));
        if (span == null) {
            chain.doFilter(request, response);
            return;
        }
        RequestTrace.set(request, span.trace());
        response.setHeader(ANSWER, span.trace());
        Throwable fault = null;
        FigureSpan.Current current = span.current();
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException thrown) {
            fault = thrown;
            throw thrown;
        } finally {
            current.close();
            end(span, response.getStatus(), fault);
        }
    }

    private static void end(FigureSpan span, int status, @Nullable Throwable fault) {
        if (fault != null) {
            span.failed(fault);
        }
        if (!OF_STRANGERS.contains(status)) {
            span.tag("http.response.status_code", status).close();
        }
    }
}
