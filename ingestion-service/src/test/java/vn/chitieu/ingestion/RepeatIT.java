package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import vn.chitieu.support.testing.TestDatabase;

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
    void theSameRequestAgainIsTheSameUpdates() {
        String repeat = UUID.randomUUID().toString();
        String body = "[" + WITHOUT_ID.formatted(1) + ", {}]";
        Answer first = send(service(), key, repeat, "", body);
        Answer again = send(service(), key, repeat, "", body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(ids(again)).isEqualTo(ids(first)).hasSize(2);
        assertThat(receipts(again)).hasSize(1).doesNotContainAnyElementsOf(receipts(first));
        assertThat(published(id(first)))
                .as("the fold takes the second as a repeat of the first")
                .hasSize(2);
    }

    @Test
    void aRepeatIsCheckedByTheRulesOfItsOwnMoment() {
        String repeat = UUID.randomUUID().toString();
        Answer refused = send(service(), key, repeat, "", "{}");
        Answer mended = send(service(), key, repeat, "", WITHOUT_ID.formatted(1));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("NOTHING_ACCEPTED");
        assertThat(mended.status()).isEqualTo(202);
        assertThat(ids(mended)).isEqualTo(ids(refused));
    }

    @Test
    void otherFiguresUnderTheSameKeyAreOtherFiguresUnderTheSameIds() {
        String repeat = UUID.randomUUID().toString();
        Answer first = send(service(), key, repeat, "", WITHOUT_ID.formatted(1));
        Answer second = send(service(), key, repeat, "?atomic=true", WITHOUT_ID.formatted(2));

        assertThat(second.status())
                .as("the receipt of the second says CONFLICT")
                .isEqualTo(202);
        assertThat(ids(second)).isEqualTo(ids(first));
    }

    @Test
    void theSameKeyOfAnotherSenderIsAnotherKey() {
        String repeat = UUID.randomUUID().toString();
        String other = service().keyOf("nam-ngan");

        assertThat(id(send(service(), other, repeat, "", WITHOUT_ID.formatted(1))))
                .isNotEqualTo(id(send(service(), key, repeat, "", WITHOUT_ID.formatted(1))));
    }

    @Test
    void nothingOfARequestIsStored() {
        send(service(), key, UUID.randomUUID().toString(), "", WITHOUT_ID.formatted(1));
        try (MongoClient client = MongoClients.create(TestDatabase.uri())) {
            assertThat(client.listDatabaseNames())
                    .allSatisfy(name -> assertThat(client.getDatabase(name).listCollectionNames())
                            .noneMatch(collection -> collection.startsWith("requests")));
        }
    }

    @Test
    void aDryRunGivesNoIds() {
        String repeat = UUID.randomUUID().toString();
        Answer dry = send(service(), key, repeat, "?dryRun=true", WITHOUT_ID.formatted(1));
        Answer first = send(service(), key, repeat, "", WITHOUT_ID.formatted(1));

        assertThat(dry.status()).isEqualTo(200);
        assertThat(first.status()).isEqualTo(202);
        assertThat(id(first)).isNotEqualTo(id(dry));
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
                ServiceUnderTest.start(address, TestDatabase.uri(), "chitieu.ingestion.publish-timeout=2s")) {
            String ward = service.keyOf("nam-ngan");
            Answer lost = send(service, ward, repeat, "", body);
            assertThat(lost.code()).isEqualTo("LOG_UNAVAILABLE");
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            try (EmbeddedBroker back = EmbeddedBroker.start(directory, port)) {
                assertThat(back.bootstrapServers()).isEqualTo(address);
                Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
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

    private static List<String> receipts(Answer answer) {
        List<String> receipts = new ArrayList<>();
        answer.json().get("results").forEach(result -> {
            if (result.has("receipt")) {
                receipts.add(result.get("receipt").asString());
            }
        });
        return receipts;
    }

    private static List<String> published(String id) {
        return EmbeddedParts.PARTS.published().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(update -> update.contains(id))
                .toList();
    }

    private static String id(Answer answer) {
        return answer.json().get("results").get(0).get("id").asString();
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
