package vn.chitieu.ingestion.deadletter;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import vn.chitieu.embedded.EmbeddedDatabase;

class MongoDeadLettersIT extends DeadLetterRepositoryContract {

    private static EmbeddedDatabase database;
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        database = EmbeddedDatabase.inMemory();
        client = MongoClients.create(database.uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
        database.close();
    }

    @Override
    protected DeadLetterRepository rejections() {
        return new MongoDeadLetters(client.getDatabase("rejections-" + UUID.randomUUID()));
    }
}
