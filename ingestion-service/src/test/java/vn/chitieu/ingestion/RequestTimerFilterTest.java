package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Dashboards and alerts of operators find requests where Spring's observation had them. */
class RequestTimerFilterTest {

    private interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("POST", answers(202, "/api/v1/updates")),
                Arguments.of("POST", answers(422, "/api/v1/updates")),
                Arguments.of("GET", answers(200, "")),
                Arguments.of("HEAD", answers(405, null)),
                Arguments.of("GET", answers(404, null)),
                Arguments.of("GET", answers(302, null)),
                Arguments.of("PATCH", answers(503, "/api/v1/credentials/{id}")),
                Arguments.of("BREW", answers(501, null)),
                Arguments.of("post", answers(405, null)),
                Arguments.of("POST", fails(new IllegalStateException("x"))),
                Arguments.of("POST", fails(new IOException("x"))),
                Arguments.of("POST", fails(new ServletException("x"))),
                Arguments.of("POST", fails(new ServletException("x", new IllegalArgumentException("y")))),
                Arguments.of("GET", (Handler) (request, response) -> {
                    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IOException("x"));
                    response.setStatus(500);
                }));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void hasTheNameAndTagsOfTheObservation(String method, Handler handler) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SimpleMeterRegistry observed = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(
                        observed, DefaultMeterObservationHandler.IgnoredMeters.LONG_TASK_TIMER));
        RequestTimerFilter timer = new RequestTimerFilter(meters);

        send(timer, method, handler);
        send(timer, method, handler);
        send(new ServerHttpObservationFilter(observations), method, handler);

        assertThat(ids(meters)).isEqualTo(ids(observed)).hasSize(1);
        assertThat(meters.get("http.server.requests").timer().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersWithTheSameStatus(String method, Handler handler) {
        assertThat(send(new RequestTimerFilter(new SimpleMeterRegistry()), method, handler))
                .isEqualTo(send(new ServerHttpObservationFilter(ObservationRegistry.create()), method, handler));
    }

    private static Handler answers(int status, @Nullable String pattern) {
        return (request, response) -> {
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> context.setPathPattern(pattern));
            response.setStatus(status);
        };
    }

    private static Handler fails(Exception fault) {
        return (request, response) -> {
            if (fault instanceof ServletException refused) {
                throw refused;
            }
            if (fault instanceof IOException broken) {
                throw broken;
            }
            throw (RuntimeException) fault;
        };
    }

    private static String send(Filter filter, String method, Handler handler) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            filter.doFilter(
                    new MockHttpServletRequest(method, "/api/v1/updates"),
                    response,
                    (request, answer) -> handler.handle((HttpServletRequest) request, (HttpServletResponse) answer));
            return String.valueOf(response.getStatus());
        } catch (ServletException | IOException | RuntimeException thrown) {
            return response.getStatus() + " " + thrown;
        }
    }

    private static Set<String> ids(SimpleMeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + id.getTags() + id.getType())
                .collect(Collectors.toSet());
    }
}
