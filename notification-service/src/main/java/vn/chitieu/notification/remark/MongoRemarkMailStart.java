package vn.chitieu.notification.remark;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/** The first start, one document beside the mark of time; on a database that was lost it is another one. */
@Repository
final class MongoRemarkMailStart implements RemarkMailStart, MongoInitializer {

    private static final String ID = "remarkAnswers";

    private final MongoCollection<Document> marks;
    private final Clock clock;

    MongoRemarkMailStart(MongoDatabase database, Clock clock) {
        this.marks = database.getCollection("timeMarks");
        this.clock = clock;
    }

    @Override
    public void initialize() {
        since();
    }

    @Override
    public Instant since() {
        while (true) {
            Document found = marks.find(eq(ID)).first();
            if (found != null) {
                return Documents.instant(found, "since");
            }
            Documents.insertIfAbsent(marks, new Document("_id", ID).append("since", Documents.write(clock.instant())));
        }
    }
}
