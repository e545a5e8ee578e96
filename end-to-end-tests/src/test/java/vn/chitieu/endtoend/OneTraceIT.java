package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A figure is one trace through three processes: from the POST of its sender to the mails that it causes. */
class OneTraceIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static TraceCollector collector;
    private static SystemUnderTest system;

    @BeforeAll
    static void start() throws Exception {
        collector = TraceCollector.start();
        system = SystemUnderTest.with(
                SystemUnderTest.CATALOG,
                Map.of(
                        "CHITIEU_TRACING_ENABLED",
                        "true",
                        "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                        "0",
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        collector.endpoint()));
    }

    @AfterAll
    static void stop() {
        system.close();
        collector.close();
    }

    @Test
    void leadsFromThePostToTheMail() {
        assertThat(system.report(
                                "dep-tckh",
                                "{\"unit\": \"dep-tckh\", \"indicator\": \"INVESTMENT\", \"period\": \"2022-Q1\","
                                        + " \"value\": \"3000\", \"reason\": \"nhập nhầm\"}",
                                Map.of("traceparent", "00-" + TRACE + "-" + SENDER + "-01"))
                        .statusCode())
                .isEqualTo(202);
        system.awaitSettled();

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(collector.of(TRACE))
                        .extracting(TraceCollector.Seen::service)
                        .contains("ingestion-service", "aggregation-service", "notification-service"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(collector.of(TRACE))
                        .extracting(TraceCollector.Seen::name)
                        .contains("mail send"));
        List<TraceCollector.Seen> spans = collector.of(TRACE);
        Map<String, TraceCollector.Seen> byId =
                spans.stream().collect(Collectors.toMap(TraceCollector.Seen::spanId, span -> span));
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.parent())
                        .as(span.service() + ": " + span.name())
                        .matches(parent -> parent.equals(SENDER) || byId.containsKey(parent)));
    }
}
