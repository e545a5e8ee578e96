package vn.chitieu.ingestion;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times every request under the name and with the tags of Spring's observation, in place of that one, which works out
 * all tags again for each request: more than a single update should cost. Requests are answered on the thread that they
 * came on. Thread-safe.
 */
final class RequestTimerFilter extends OncePerRequestFilter {

    private static final DefaultServerRequestObservationConvention CONVENTION =
            new DefaultServerRequestObservationConvention();
    private static final Set<String> METHODS =
            Stream.of(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimerFilter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long startNanos = System.nanoTime();
        Throwable error = null;
        try {
            chain.doFilter(request, response);
            error = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        } catch (ServletException | IOException | RuntimeException thrown) {
            error = thrown instanceof ServletException && thrown.getCause() != null ? thrown.getCause() : thrown;
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw thrown;
        } finally {
            timer(request, response, error).record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(HttpServletRequest request, HttpServletResponse response, @Nullable Throwable error) {
        Kind kind = new Kind(
                METHODS.contains(request.getMethod()) ? request.getMethod() : "",
                (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                response.getStatus(),
                error == null ? null : error.getClass());
        Timer known = timers.get(kind);
        return known != null
                ? known
                : timers.computeIfAbsent(
                        kind,
                        first -> meters.timer(CONVENTION.getName(), tags(request, response, first.pattern(), error)));
    }

    private static Tags tags(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String pattern,
            @Nullable Throwable error) {
        ServerRequestObservationContext context = new ServerRequestObservationContext(request, response);
        context.setPathPattern(pattern);
        if (error != null) {
            context.setError(error);
        }
        Tags tags = Tags.of("error", error == null ? "none" : error.getClass().getSimpleName());
        for (KeyValue tag : CONVENTION.getLowCardinalityKeyValues(context)) {
            tags = tags.and(tag.getKey(), tag.getValue());
        }
        return tags;
    }

    /**
     * What the tags of a request follow from; a method that is none of HTTP is empty, so that there are few of them.
     */
    private record Kind(
            String method,
            @Nullable String pattern,
            int status,
            @Nullable Class<?> error) {}
}
