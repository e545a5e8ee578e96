package vn.chitieu.aggregation;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import vn.chitieu.embedded.EmbeddedDatabase;

/** One embedded database for all integration tests of this module; each test takes a fresh name in it. */
public final class TestDatabase {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.uri());

    private TestDatabase() {}

    public static String uri() {
        return SERVER.uri();
    }

    public static String freshName() {
        return "test-" + UUID.randomUUID();
    }

    public static MongoDatabase fresh() {
        return named(freshName());
    }

    public static MongoDatabase named(String name) {
        return CLIENT.getDatabase(name).withWriteConcern(WriteConcern.MAJORITY);
    }
}
