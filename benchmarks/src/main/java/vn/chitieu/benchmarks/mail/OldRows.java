package vn.chitieu.benchmarks.mail;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import vn.chitieu.benchmarks.parts.MailSink;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/** Notices that were sent long ago, each like one that was really sent. */
final class OldRows {

    private static final String DATABASE = "chitieu-notification";
    private static final int AT_ONCE = 1000;

    private OldRows() {}

    /** Has the service send one mail, and writes so many more beside it. */
    static void write(EmbeddedBroker broker, EmbeddedDatabase database, Path catalog, int rows) {
        try (MailSink sink = MailSink.start(0);
                RunningNotification service = RunningNotification.start(broker, database, catalog, sink.port(), 1, 1);
                Alerts alerts = new Alerts(broker.bootstrapServers())) {
            alerts.publish(0);
            service.awaitWanted(1);
            service.expectAllSent(1);
        }
        try (MongoClient client = MongoClients.create(database.uri())) {
            MongoDatabase outbox = client.getDatabase(DATABASE);
            for (String collection : List.of("notices", "outboxArchive", "mails")) {
                copy(outbox.getCollection(collection), rows);
            }
        }
    }

    private static void copy(MongoCollection<Document> collection, int rows) {
        Document like = Objects.requireNonNull(collection.find().first());
        List<Document> batch = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            batch.add(new Document(like).append("_id", "%032x".formatted(row)));
            if (batch.size() == AT_ONCE || row == rows - 1) {
                collection.insertMany(batch);
                batch.clear();
            }
        }
    }
}
