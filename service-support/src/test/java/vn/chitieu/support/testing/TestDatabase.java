package vn.chitieu.support.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * One database server for all integration tests of a module, in which each takes a fresh name: embedded, or what
 * {@code -Dchitieu.mongodb} says, which is a connection string or {@code container}, or a replica set of one node by
 * the binary that {@code -Dchitieu.mongod} names. What was made on a server that goes on is dropped when the tests end.
 */
public final class TestDatabase {

    /** The system property that names another server than the embedded one. */
    public static final String PROPERTY = "chitieu.mongodb";

    /** The system property that names the binary of a server. */
    public static final String BINARY = "chitieu.mongod";

    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Set<String> MADE = ConcurrentHashMap.newKeySet();
    private static final String URI = start();

    /** What the stores ask through {@link #fresh} and {@link #named}. */
    static final RecordedQueries QUERIES = new RecordedQueries();

    private static final MongoClient CLIENT = watched(QUERIES);

    static {
        if (!given(PROPERTY).isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropAll, "drop-test-databases"));
        }
    }

    private TestDatabase() {}

    /** Returns the address of the server. */
    public static String uri() {
        return URI;
    }

    /** Returns whether it is another server than the embedded one. */
    public static boolean isForeign() {
        return !given(PROPERTY).isEmpty() || !given(BINARY).isEmpty();
    }

    /** Returns whether it is MongoDB and not the embedded server, which lacks much of it. */
    public static boolean isMongoDb() {
        return CLIENT.getDatabase("admin")
                .runCommand(new Document("buildInfo", 1))
                .containsKey("gitVersion");
    }

    /** Returns the name of a database that does not exist yet. */
    public static String freshName() {
        return ofTest("test-" + UUID.randomUUID());
    }

    /** Returns a database that does not exist yet. */
    public static MongoDatabase fresh() {
        return named(freshName());
    }

    /** Returns the database of that name. */
    public static MongoDatabase named(String name) {
        return CLIENT.getDatabase(ofTest(name)).withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Returns the same name, which is that of a database that the tests may drop. */
    public static String ofTest(String name) {
        MADE.add(name);
        return name;
    }

    /** Returns the names of all databases that the tests of this process have made. */
    static Set<String> made() {
        return Set.copyOf(MADE);
    }

    /** Returns a client whose commands are listened to. */
    public static MongoClient watched(CommandListener listener) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(URI))
                .addCommandListener(listener)
                .build());
    }

    private static String start() {
        String address = given(PROPERTY);
        String binary = given(BINARY);
        if (!address.isEmpty() && !binary.isEmpty()) {
            throw new IllegalStateException("expected one of -D" + PROPERTY + " and -D" + BINARY + ", got both");
        }
        if (!binary.isEmpty()) {
            return MongodProcess.start(Path.of(binary), TIMEOUT).uri();
        }
        if (address.isEmpty()) {
            return EmbeddedDatabase.inMemory().uri();
        }
        return address.equals(Containers.SWITCH) ? Containers.mongodb().getConnectionString() : address;
    }

    private static String given(String property) {
        return System.getProperty(property, "");
    }

    private static void dropAll() {
        try {
            MADE.forEach(name -> CLIENT.getDatabase(name).drop());
        } catch (MongoException away) {
            LOG.warn("Databases of tests are left behind: {}", MADE, away);
        }
    }
}
