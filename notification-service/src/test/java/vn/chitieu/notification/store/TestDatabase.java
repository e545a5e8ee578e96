package vn.chitieu.notification.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.util.concurrent.atomic.AtomicInteger;
import vn.chitieu.embedded.EmbeddedDatabase;

/** One database server for the module's tests of stores, and a fresh database for each test. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.uri());

    private TestDatabase() {}

    /** Returns a client whose commands are listened to. */
    static MongoClient watched(CommandListener listener) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(SERVER.uri()))
                .addCommandListener(listener)
                .build());
    }

    public static MongoDatabase fresh() {
        return CLIENT.getDatabase("notification-" + COUNT.incrementAndGet()).withWriteConcern(WriteConcern.MAJORITY);
    }
}
