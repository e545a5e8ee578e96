package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.vocabulary.Verdict;

/** A case that cannot be read: its partition goes on, and health lists it until it is mended. */
class DamagedDocumentsIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Path CATALOG = Path.of("../catalog/thanh-hoa");
    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";

    @Test
    void aDamagedCaseHoldsBackNoOtherAndIsListedUntilItIsMended(@TempDir Path data) throws Exception {
        EmbeddedParts parts = new EmbeddedParts(data);
        try (Stage stage = Stage.open(parts, data);
                RunningService service = stage.start(CATALOG, "--chitieu.notification.outbox.audit-every=PT1S");
                MongoClient client = MongoClients.create(parts.mongodbUri())) {
            stage.freshIndicatorYear();
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            await().atMost(SOON).until(() -> stage.inbox().messagesTo(LEADER).size() == 1);
            MongoCollection<Document> cases = client.getDatabase(Stage.DATABASE).getCollection("cases");
            String id = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
            cases.updateOne(Filters.eq(id), Updates.set("state", "NO_SUCH_STATE"));

            stage.publish(stage.total(2, "143", Verdict.SEVERELY_BEHIND));
            stage.freshIndicatorYear();
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            await().atMost(SOON).until(() -> stage.inbox().messagesTo(LEADER).size() == 2);
            await().atMost(SOON).until(() -> service.status("/actuator/health") == 503);

            cases.updateOne(Filters.eq(id), Updates.set("state", "OPEN"));
            await().atMost(SOON).until(() -> service.status("/actuator/health") == 200);
            assertThat(client.getDatabase(Stage.DATABASE)
                            .getCollection("damagedDocuments")
                            .countDocuments())
                    .isZero();
        }
    }
}
