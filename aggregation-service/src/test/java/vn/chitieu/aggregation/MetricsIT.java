package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.support.testing.MetricsDocument;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** docs/metrics.md names what this service registers. */
class MetricsIT {

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @Test
    void areDocumentedAndHealthAnswersWhatIsLateAndWhatIsStuck() throws Exception {
        try (OwnBroker broker = OwnBroker.start(data);
                RunningAggregation service = RunningAggregation.start(
                        broker.bootstrapServers(),
                        TestDatabase.uri(),
                        "chitieu.catalog=../catalog/thanh-hoa",
                        "chitieu.topics.partitions=1",
                        "chitieu.aggregation.database=" + TestDatabase.freshName())) {
            service.get("/api/v1/catalog");
            assertThat(service.text("/actuator/health/late")).contains("\"lag\"", "\"retries\"", UpdatesListener.ID);
            assertThat(service.text("/actuator/health/stuck"))
                    .contains("\"log\"", "\"logSettings\"", "\"ids\"", "\"catalog\"");

            MetricsDocument.check(
                    "aggregation-service",
                    () -> scrape(service),
                    "kafka_consumer_fetch_manager_records_lag_max",
                    "mongodb_driver_commands_seconds",
                    "mongodb_driver_pool_waitqueuesize");
        }
    }

    private static String scrape(RunningAggregation service) {
        try {
            return service.text("/actuator/prometheus");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
