package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.testing.TestDatabase;

@Tag("slow")
class BrokerOutageIT {

    private static final String UPDATE =
            "{\"id\": \"out-1\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\","
                    + " \"value\": 1}";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @Test
    void asksToSendAgainWhileTheBrokerIsAwayAndGoesOnByItself() {
        EmbeddedBroker first = EmbeddedBroker.start(directory, 0);
        String address = first.bootstrapServers();
        first.close();

        try (ServiceUnderTest service =
                ServiceUnderTest.start(address, TestDatabase.uri(), "chitieu.ingestion.publish-timeout=2s")) {
            String key = service.keyOf("nam-ngan");
            refusesFor(service, key);

            try (EmbeddedBroker second = again(address)) {
                accepts(service, key);
            }
            refusesFor(service, key);

            try (EmbeddedBroker third = again(address)) {
                accepts(service, key);
            }
            assertThat(service.meter("received"))
                    .isEqualTo(service.meter("accepted") + service.meter("rejected") + service.meter("failed"));
            assertThat(service.meter("failed")).isGreaterThanOrEqualTo(2);
        }
    }

    private static void refusesFor(ServiceUnderTest service, String key) {
        long start = System.nanoTime();
        Answer answer = service.submit(key, "[" + UPDATE + ", {}]");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("LOG_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().get("sendAgain").get(0).asString()).isEqualTo("out-1");
        assertThat(answer.json().get("results").get(0).get("outcome").asString())
                .isEqualTo("SEND_AGAIN");
        assertThat(answer.json().get("results").get(1).get("outcome").asString())
                .isEqualTo("REJECTED");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                service.get("/actuator/health/readiness", key).status())
                        .isEqualTo(503));
        assertThat(service.get("/actuator/health/liveness", key).status()).isEqualTo(200);
    }

    private static void accepts(ServiceUnderTest service, String key) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(service.submit(key, UPDATE).status()).isEqualTo(202));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                service.get("/actuator/health/readiness", key).status())
                        .isEqualTo(200));
    }

    private EmbeddedBroker again(String address) {
        return EmbeddedBroker.start(directory, Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }
}
