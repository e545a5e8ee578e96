package vn.chitieu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    private static final int WRITES = 400;

    @TempDir
    private Path dir;

    @Test
    void keepsEveryAnsweredWriteAfterKill9() throws Exception {
        Path file = dir.resolve("database.mv");
        try (ChildProcess child = ChildProcess.of(DatabaseInAChild.class, file)) {
            String uri = child.lineAfter("uri=");
            try (MongoClient client = MongoClients.create(uri)) {
                for (int i = 0; i < WRITES; i++) {
                    collection(client).insertOne(new Document("_id", i).append("text", "phường Nam Ngạn"));
                }
                child.kill();
            }
        }

        try (EmbeddedDatabase again = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(again.uri())) {
            assertThat(collection(client).countDocuments()).isEqualTo(WRITES);
        }
    }

    @Test
    void keepsTheFileSmallWhenTheSameDocumentsAreReplacedOverAndOver() throws Exception {
        Path file = dir.resolve("database.mv");
        String page = "x".repeat(15_000);
        try (EmbeddedDatabase database = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            for (int i = 0; i < 4_000; i++) {
                Document document =
                        new Document("_id", i % 100).append("version", i).append("page", page);
                collection(client).replaceOne(Filters.eq("_id", i % 100), document, new ReplaceOptions().upsert(true));
            }
            assertThat(Files.size(file)).isLessThan(20L << 20);
        }

        try (EmbeddedDatabase again = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(again.uri())) {
            assertThat(collection(client).countDocuments()).isEqualTo(100);
        }
    }

    @Test
    void forgetsEverythingWhenHeldInMemory() {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            collection(client).insertOne(new Document("_id", 1));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(collection(client).countDocuments()).isZero();
        }
    }

    @Test
    void refusesAFileThatAnotherServerHolds() {
        Path file = dir.resolve("database.mv");
        try (EmbeddedDatabase database = EmbeddedDatabase.durable(file, 0)) {
            assertThat(database.uri()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedDatabase.durable(file, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedDatabase.durable(dir.resolve("database.mv"), port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("Port " + port + " for the MongoDB server is taken by another program");
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("test").getCollection("pages");
    }

    /** Runs in the child: serves until it is killed. */
    static final class DatabaseInAChild {
        private DatabaseInAChild() {}

        public static void main(String[] args) throws InterruptedException {
            EmbeddedDatabase database = EmbeddedDatabase.durable(Path.of(args[0]), 0);
            System.out.println("uri=" + database.uri());
            new CountDownLatch(1).await();
        }
    }
}
