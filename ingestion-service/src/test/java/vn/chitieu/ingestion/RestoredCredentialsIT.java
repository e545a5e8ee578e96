package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.support.testing.TestBroker;

/** A dump is restored that was made before a key was revoked. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class RestoredCredentialsIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String CREDENTIALS = "/api/v1/credentials";
    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final String NAME = "chitieu-restored";

    @Test
    void saysThatARevocationIsMissing(CapturedOutput output) {
        try (EmbeddedDatabase parts = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(parts.uri())) {
            MongoDatabase database = client.getDatabase(NAME);
            Map<String, List<Document>> dump;
            String key;
            JsonNode beginning;
            try (ServiceUnderTest before = start(parts)) {
                await().atMost(SOON).until(() -> store(before).path("compared").asBoolean());
                beginning = store(before);
                assertThat(beginning.has("missing")).isFalse();
                key = before.keyOf("nam-ngan");
                dump = dump(database);
                before.delete(CREDENTIALS + "/" + key.split("_", -1)[1], ADMIN);
                assertThat(before.submit(key, "{}").code()).isEqualTo("UNKNOWN_KEY");
            }
            try (ServiceUnderTest again = start(parts)) {
                await().atMost(SOON).until(() -> store(again).path("compared").asBoolean());
                assertThat(store(again).has("missing")).isFalse();
                assertThat(store(again).get("since")).isEqualTo(beginning.get("since"));
            }

            restore(database, dump);
            try (ServiceUnderTest after = start(parts)) {
                await().atMost(SOON).until(() -> store(after).path("compared").asBoolean());
                assertThat(after.submit(key, "{}").status())
                        .as("the key is good again")
                        .isEqualTo(422);
                JsonNode store = store(after);
                assertThat(store.at("/missing/changes").asInt()).isEqualTo(1);
                assertThat(store.at("/missing/after").asString())
                        .isLessThan(store.at("/missing/until").asString());
                // The clock of the test begins again with each start.
                assertThat(store.get("since")).isNotEqualTo(beginning.get("since"));
                assertThat(output.getOut()).contains("The database is an older copy of itself");
                assertThat(after.get("/actuator/health/store", ADMIN)
                                .json()
                                .get("status")
                                .asString())
                        .isEqualTo("WARNING");
            }
        }
    }

    private static ServiceUnderTest start(EmbeddedDatabase parts) {
        return ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                parts.uri(),
                "chitieu.ingestion.database=" + NAME,
                "chitieu.ingestion.door.enabled=false");
    }

    private static JsonNode store(ServiceUnderTest service) {
        return service.get(CREDENTIALS, ADMIN).json().path("store");
    }

    private static Map<String, List<Document>> dump(MongoDatabase database) {
        Map<String, List<Document>> dump = new LinkedHashMap<>();
        for (String collection : database.listCollectionNames()) {
            dump.put(collection, database.getCollection(collection).find().into(new ArrayList<>()));
        }
        return dump;
    }

    private static void restore(MongoDatabase database, Map<String, List<Document>> dump) {
        for (String collection : database.listCollectionNames()) {
            database.getCollection(collection).deleteMany(new Document());
        }
        dump.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                database.getCollection(collection).insertMany(documents);
            }
        });
    }
}
