package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.chitieu.contracts.vocabulary.Verdict;

/** A dump is restored that was made before a mail left. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class RestoredDatabaseIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Path CATALOG = Path.of("../catalog/thanh-hoa");
    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";

    @Test
    void aMailThatLeftAfterTheDumpDoesNotLeaveTwice(@TempDir Path data) throws Exception {
        EmbeddedParts parts = new EmbeddedParts(data);
        try (Stage stage = Stage.open(parts, data);
                MongoClient client = MongoClients.create(parts.mongodbUri())) {
            MongoDatabase database = client.getDatabase(Stage.DATABASE);
            String[] archive = archive(stage);
            Map<String, List<Document>> dump;
            stage.freshIndicatorYear();
            try (RunningService before = stage.start(CATALOG, archive)) {
                stage.publish(stage.total(1, "300", Verdict.AHEAD));
                await().atMost(SOON)
                        .until(() -> database.getCollection("positions").countDocuments() > 0);
                dump = dump(database);
                stage.publish(stage.total(2, "142", Verdict.SEVERELY_BEHIND));
                await().atMost(SOON)
                        .until(() -> stage.inbox().messagesTo(LEADER).size() == 1);
                await().atMost(SOON).until(() -> isAllSent(before));
            }

            restore(database, dump);
            try (RunningService after = stage.start(CATALOG, archive)) {
                await().atMost(SOON).until(() -> isAllSent(after));
                assertThat(after.get("/api/v1/mails?state=SENT")).contains("found in the archive mailbox");
                assertThat(stage.inbox().messagesTo(LEADER)).hasSize(1);
            }
        }
    }

    /** Cases and positions of the dump are as old as each other, and the group has read nothing since. */
    @Test
    void aRestoreIsNoticedWhereNothingWasReadSinceTheDump(@TempDir Path data, CapturedOutput output) throws Exception {
        EmbeddedParts parts = new EmbeddedParts(data);
        try (Stage stage = Stage.open(parts, data);
                MongoClient client = MongoClients.create(parts.mongodbUri())) {
            MongoDatabase database = client.getDatabase(Stage.DATABASE);
            String[] archive = archive(stage);
            String[] silent = Arrays.copyOf(archive, archive.length + 1);
            silent[archive.length] = "--spring.mail.port=1"; // nothing leaves before the dump
            stage.freshIndicatorYear();
            Map<String, List<Document>> dump;
            try (RunningService before = stage.start(CATALOG, silent)) {
                stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
                stage.publish(stage.total(2, "142", Verdict.SEVERELY_BEHIND));
                await().atMost(SOON)
                        .until(() -> before.get("/api/v1/mails?state=live").contains("FIRED"));
                awaitMark(database);
            }
            dump = dump(database);
            try (RunningService sending = stage.start(CATALOG, archive)) {
                await().atMost(SOON)
                        .until(() -> stage.inbox().messagesTo(LEADER).size() == 1);
                await().atMost(SOON).until(() -> isAllSent(sending));
            }

            restore(database, dump);
            try (RunningService after = stage.start(CATALOG, archive)) {
                await().atMost(SOON).until(() -> isAllSent(after));
                assertThat(stage.inbox().messagesTo(LEADER)).hasSize(1);
                assertThat(after.get("/api/v1/mails?state=SENT")).contains("found in the archive mailbox");
                assertThat(output.getOut()).contains("its mark on the log is ahead of it");
                assertThat(after.get("/actuator/health/store"))
                        .contains("WARNING")
                        .contains("missingChanges");
            }
        }
    }

    /** The database has counted something, so the dump has a history. */
    private static void awaitMark(MongoDatabase database) {
        await().atMost(SOON).until(() -> database.getCollection("storeHistory").countDocuments() > 0);
    }

    private static String[] archive(Stage stage) {
        return new String[] {
            "--chitieu.notification.archive.address=archive@example.org",
            "--chitieu.notification.archive.host=127.0.0.1",
            "--chitieu.notification.archive.port=" + stage.inbox().imapPort(),
            "--chitieu.notification.archive.user=archive@example.org",
            "--chitieu.notification.archive.password=any",
            "--chitieu.notification.archive.tls=false"
        };
    }

    private static boolean isAllSent(RunningService service) throws Exception {
        return service.get("/api/v1/mails?state=SENT").contains("FIRED")
                && service.get("/api/v1/mails?state=live").contains("\"mails\":[]");
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
