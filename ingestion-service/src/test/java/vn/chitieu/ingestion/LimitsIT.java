package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** What happens where a part that we depend on is smaller than usual, or away. */
@Tag("slow")
class LimitsIT {

    private static final String UPDATE =
            "{\"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\", \"value\": 1";

    @Test
    void refusesAnUpdateThatIsTooLargeForTheLogAndKeepsTheOneBeside() {
        try (ServiceUnderTest service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "spring.kafka.producer.properties.max.request.size=1500")) {
            String key = service.keyOf("nam-ngan");
            Awaitility.await().until(() -> service.submit(key, UPDATE + "}").status() == 202);

            Answer answer = service.submit(
                    key,
                    "[%s, \"note\": \"%s\"}, %s}]"
                            .formatted(UPDATE.replace("2022-03", "2022-02"), "ệ".repeat(1_000), UPDATE));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.errorCodes(0)).containsExactly("UPDATE_TOO_LARGE");
            assertThat(answer.json().get("results").get(1).get("outcome").asString())
                    .isEqualTo("ACCEPTED");
        }
    }

    @Test
    void saysThatKeysCannotBeCheckedWhileTheDatabaseIsAway() {
        EmbeddedDatabase database = EmbeddedDatabase.inMemory();
        try (ServiceUnderTest service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(), database.uri(), "chitieu.mongo.wait-timeout=1s")) {
            String key = service.keyOf("nam-ngan");
            database.close();

            Awaitility.await().untilAsserted(() -> {
                Answer answer = service.submit(key, UPDATE + "}");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("CREDENTIALS_UNAVAILABLE");
                assertThat(answer.header("Retry-After")).isEqualTo("5");
            });
            Awaitility.await()
                    .untilAsserted(() -> assertThat(service.get("/actuator/health/readiness", key)
                                    .status())
                            .isEqualTo(503));
        }
    }

    @Test
    void startsWhereTheBrokersNameDoesNotResolveYet() {
        try (ServiceUnderTest service = ServiceUnderTest.start("no-such-broker.invalid:9092", TestDatabase.uri())) {
            String key = service.keyOf("nam-ngan");

            Answer answer = service.submit(key, UPDATE + "}");

            assertThat(answer.code()).isEqualTo("LOG_UNAVAILABLE");
            assertThat(service.get("/actuator/health/liveness", key).status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness", key).status()).isEqualTo(503);
        }
    }
}
