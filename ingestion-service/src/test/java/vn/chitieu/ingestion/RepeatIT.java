package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** A sender on a flaky link sends the same request until it has an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatIT {

    private static final String WITHOUT_ID =
            "{\"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\", \"value\": %d}";

    private static final String LONG =
            "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private String key = "";

    @BeforeAll
    void aWardHasAKey() {
        key = service().keyOf("nam-ngan");
    }

    @Test
    void theSameRequestAgainGetsTheFirstAnswerAndKeepsNothing() {
        String repeat = UUID.randomUUID().toString();
        String body = "[" + WITHOUT_ID.formatted(1) + ", {}]";
        long before = EmbeddedParts.PARTS.publishedCount();
        Answer first = send(service(), key, repeat, "", body);
        Answer again = send(service(), key, repeat, "", body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(EmbeddedParts.PARTS.publishedCount()).isEqualTo(before + 1);
    }

    @Test
    void aRefusalIsAnAnswer() {
        String repeat = UUID.randomUUID().toString();
        Answer first = send(service(), key, repeat, "", "{}");
        Answer again = send(service(), key, repeat, "", "{}");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("NOTHING_ACCEPTED");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Content-Type")).contains("problem+json");
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        String repeat = UUID.randomUUID().toString();
        send(service(), key, repeat, "", WITHOUT_ID.formatted(1));

        assertThat(send(service(), key, repeat, "", WITHOUT_ID.formatted(2)).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(send(service(), key, repeat, "?atomic=true", WITHOUT_ID.formatted(1))
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void theSameKeyOfAnotherSenderIsAnotherKey() {
        String repeat = UUID.randomUUID().toString();
        String other = service().keyOf("nam-ngan");
        Answer first = send(service(), key, repeat, "", WITHOUT_ID.formatted(1));
        Answer second = send(service(), other, repeat, "", WITHOUT_ID.formatted(1));

        assertThat(second.header("Idempotent-Replayed")).isEmpty();
        assertThat(id(second)).isNotEqualTo(id(first));
    }

    @Test
    void aDryRunIsNoAnswer() {
        String repeat = UUID.randomUUID().toString();
        assertThat(send(service(), key, repeat, "?dryRun=true", WITHOUT_ID.formatted(1))
                        .status())
                .isEqualTo(200);
        assertThat(send(service(), key, repeat, "", WITHOUT_ID.formatted(1)).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", LONG})
    void refusesWhatIsNoKey(String repeat) {
        assertThat(send(service(), key, repeat, "", WITHOUT_ID.formatted(1)).code())
                .isEqualTo("IDEMPOTENCY_KEY_NOT_VALID");
    }

    @Test
    void whatTheLogDidNotAcknowledgeIsDoneAgainWithTheSameIds() {
        EmbeddedBroker first = EmbeddedBroker.start(directory, 0);
        String address = first.bootstrapServers();
        first.close();
        String repeat = UUID.randomUUID().toString();
        String body =
                "[" + WITHOUT_ID.formatted(1) + "," + WITHOUT_ID.formatted(2).replace("03", "02") + "]";

        try (ServiceUnderTest service =
                ServiceUnderTest.start(address, EmbeddedParts.DATABASE.uri(), "chitieu.ingestion.publish-timeout=2s")) {
            String ward = service.keyOf("nam-ngan");
            Answer lost = send(service, ward, repeat, "", body);
            assertThat(lost.code()).isEqualTo("LOG_UNAVAILABLE");
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            try (EmbeddedBroker back = EmbeddedBroker.start(directory, port)) {
                assertThat(back.bootstrapServers()).isEqualTo(address);
                Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    Answer again = send(service, ward, repeat, "", body);
                    assertThat(again.status()).isEqualTo(202);
                    assertThat(ids(again)).isEqualTo(ids(lost)).hasSize(2);
                });
            }
        }
    }

    private static Set<String> ids(Answer answer) {
        Set<String> ids = new HashSet<>();
        answer.json().get("results").forEach(result -> ids.add(result.get("id").asString()));
        return ids;
    }

    private static String id(Answer answer) {
        return List.copyOf(ids(answer)).get(0);
    }

    private static Answer send(ServiceUnderTest service, String key, String repeat, String query, String body) {
        return service.send(service.request("/api/v1/updates" + query)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", repeat)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static ServiceUnderTest service() {
        return EmbeddedParts.PARTS.service();
    }
}
