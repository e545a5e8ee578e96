package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.support.testing.TestBroker;

/** The service starts before its database. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayAtStartIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String UPDATE =
            "{\"id\": \"away-1\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\","
                    + " \"value\": 1}";

    @TempDir
    private Path data;

    @Test
    void startsWithoutTheDatabaseAndTakesUpdatesOnceItIsThere(CapturedOutput output) {
        EmbeddedDatabase earlier = EmbeddedDatabase.durable(data.resolve("database.mv"), 0);
        int port = URI.create(earlier.uri()).getPort();
        earlier.close();

        try (ServiceUnderTest service =
                ServiceUnderTest.start(TestBroker.bootstrapServers(), earlier.uri(), "chitieu.mongo.wait-timeout=1s")) {
            await().atMost(TIMEOUT).until(() -> output.getOut().contains("MongoDB is not ready (attempt 2)"));
            assertThat(service.get("/actuator/health/liveness", "").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness", "").status()).isEqualTo(503);
            try (EmbeddedDatabase later = EmbeddedDatabase.durable(data.resolve("database.mv"), port)) {
                await().atMost(TIMEOUT)
                        .until(() ->
                                service.get("/actuator/health/readiness", "").status() == 200);
                assertThat(service.submit(service.keyOf("nam-ngan"), UPDATE).status())
                        .isEqualTo(202);
                service.close();
            }
        }
    }
}
