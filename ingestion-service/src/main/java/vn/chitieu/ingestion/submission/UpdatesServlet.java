package vn.chitieu.ingestion.submission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Hands what is posted to {@value #PATH} to its controller at once: the way through Spring's dispatcher and its
 * observations costs a single update a fifth of all its time, and does nothing for it. Every other method goes that
 * way, and so does whatever the controller throws. The time of a request is measured under the usual name.
 */
public final class UpdatesServlet extends HttpServlet {

    public static final String PATH = "/api/v1/updates";

    private static final long serialVersionUID = 1L;
    private static final String DISPATCHER = "dispatcherServlet";

    private final transient UpdatesController updates;
    private final transient HandlerExceptionResolver problems;
    private final transient MeterRegistry meters;
    private final transient Map<Integer, Timer> times = new ConcurrentHashMap<>();

    public UpdatesServlet(UpdatesController updates, HandlerExceptionResolver problems, MeterRegistry meters) {
        this.updates = updates;
        this.problems = problems;
        this.meters = meters;
    }

    /**
     * Returns whether this one takes a request itself: at exactly its path, which the container matches less strictly.
     */
    public static boolean takes(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod()) && PATH.equals(request.getRequestURI());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!takes(request)) {
            getServletContext().getNamedDispatcher(DISPATCHER).forward(request, response);
            return;
        }
        long startNanos = System.nanoTime();
        try {
            updates.submit(request, response);
        } catch (IOException | RuntimeException thrown) {
            if (problems.resolveException(request, response, null, thrown) == null) {
                throw thrown;
            }
        } finally {
            times.computeIfAbsent(response.getStatus(), this::time)
                    .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** The tags are those that Spring's observations give, so that all requests are one meter. */
    private Timer time(int status) {
        HttpStatus.Series series = HttpStatus.Series.resolve(status);
        return meters.timer(
                "http.server.requests",
                "error",
                "none",
                "exception",
                "none",
                "method",
                HttpMethod.POST.name(),
                "outcome",
                series == null ? "UNKNOWN" : outcome(series),
                "status",
                String.valueOf(status),
                "uri",
                PATH);
    }

    private static String outcome(HttpStatus.Series series) {
        return switch (series) {
            case INFORMATIONAL -> "INFORMATIONAL";
            case SUCCESSFUL -> "SUCCESS";
            case REDIRECTION -> "REDIRECTION";
            case CLIENT_ERROR -> "CLIENT_ERROR";
            case SERVER_ERROR -> "SERVER_ERROR";
        };
    }
}
