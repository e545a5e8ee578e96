package vn.chitieu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedDatabaseIT {

    private static final int WRITES = 400;
    private static final int PAGES = 100;
    private static final int WRITERS = 8;

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

    /**
     * One that writes while another one's commit is under way must not be answered before the disk has its part too.
     */
    @RepeatedTest(3)
    void keepsEveryAnsweredWriteOfManyAtOnceAfterKill9() throws Exception {
        Path file = dir.resolve("database.mv");
        Set<String> answered = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(WRITES);
        try (ChildProcess child = ChildProcess.of(DatabaseInAChild.class, file);
                MongoClient client = MongoClients.create(child.lineAfter("uri=") + "/?retryWrites=false")) {
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> new Thread(() -> insertUntilKilled(collection(client), writer, id -> {
                        answered.add(id);
                        enough.countDown();
                    })))
                    .toList();
            writers.forEach(Thread::start);
            enough.await();
            child.kill();
            for (Thread writer : writers) {
                writer.join();
            }
        }

        try (EmbeddedDatabase again = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(again.uri())) {
            Set<String> kept = new HashSet<>();
            collection(client)
                    .find()
                    .projection(Projections.include("_id"))
                    .forEach(document -> kept.add(document.getString("_id")));
            assertThat(kept).containsAll(answered);
        }
    }

    private static void insertUntilKilled(MongoCollection<Document> pages, int writer, Consumer<String> answered) {
        try {
            for (int i = 0; ; i++) {
                String id = writer + "-" + i;
                pages.insertOne(new Document("_id", id).append("text", "x".repeat(5_000)));
                answered.accept(id);
            }
        } catch (MongoException killed) {
            // What was answered until then is what counts.
        }
    }

    @RepeatedTest(3)
    void opensAfterKill9InTheMiddleOfReplacingPages() throws Exception {
        Path file = dir.resolve("database.mv");
        int[] answered = new int[PAGES];
        try (ChildProcess child = ChildProcess.of(DatabaseInAChild.class, file);
                MongoClient client = MongoClients.create(child.lineAfter("uri=") + "/?retryWrites=false")) {
            Thread killer = new Thread(child::kill);
            assertThatThrownBy(() -> {
                        for (int version = 1; ; version++) {
                            replace(collection(client), version % PAGES, version);
                            answered[version % PAGES] = version;
                            if (version == WRITES) {
                                killer.start();
                            }
                        }
                    })
                    .isInstanceOf(MongoException.class);
            killer.join();
        }

        try (EmbeddedDatabase again = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(again.uri())) {
            for (int page = 0; page < PAGES; page++) {
                assertThat(collection(client)
                                .find(Filters.eq("_id", page))
                                .first()
                                .getInteger("version"))
                        .isGreaterThanOrEqualTo(answered[page]);
            }
        }
    }

    @Test
    void keepsTheFileSmallWhenTheSameDocumentsAreReplacedOverAndOver() throws Exception {
        Path file = dir.resolve("database.mv");
        try (EmbeddedDatabase database = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            for (int i = 0; i < 4_000; i++) {
                replace(collection(client), i % PAGES, i);
            }
            assertThat(Files.size(file)).isLessThan(20L << 20);
        }

        try (EmbeddedDatabase again = EmbeddedDatabase.durable(file, 0);
                MongoClient client = MongoClients.create(again.uri())) {
            assertThat(collection(client).countDocuments()).isEqualTo(PAGES);
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

    private static void replace(MongoCollection<Document> pages, int page, int version) {
        Document document = new Document("_id", page).append("version", version).append("text", "x".repeat(15_000));
        pages.replaceOne(Filters.eq("_id", page), document, new ReplaceOptions().upsert(true));
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
