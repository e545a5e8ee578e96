package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.testing.MetricsDocument;

/** docs/metrics.md names what this service registers. */
class MetricsIT {

    @Test
    void areDocumentedAndHealthAnswersWhatIsLateAndWhatIsStuck(@TempDir Path data) throws Exception {
        try (Stage stage = Stage.open(new EmbeddedParts(data), data);
                RunningService service = stage.start()) {
            stage.freshIndicatorYear();
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            service.get("/api/v1/cases");
            assertThat(service.get("/actuator/health/late"))
                    .contains("\"lag\"", "\"retries\"", "\"timekeeper\"", "quarterly-totals");
            assertThat(service.get("/actuator/health/stuck")).contains("\"outbox\"", "\"store\"");

            MetricsDocument.check(
                    "notification-service",
                    () -> scrape(service),
                    "kafka_consumer_fetch_manager_records_lag_max",
                    "kafka_producer_record_error_total",
                    "kafka_producer_record_send_total",
                    "mongodb_driver_commands_seconds",
                    "mongodb_driver_pool_waitqueuesize");
        }
    }

    private static String scrape(RunningService service) {
        try {
            return service.get("/actuator/prometheus");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
