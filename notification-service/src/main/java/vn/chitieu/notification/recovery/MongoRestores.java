package vn.chitieu.notification.recovery;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.Documents;

/** The time of the last restore that was detected, one document. */
@Repository
final class MongoRestores implements Restores {

    private static final String ID = "restored";

    private final MongoCollection<Document> marks;

    MongoRestores(MongoDatabase database) {
        marks = database.getCollection("timeMarks");
    }

    @Override
    public Optional<Instant> last() {
        return Optional.ofNullable(marks.find(eq(ID)).first()).map(found -> Documents.instant(found, "at"));
    }

    @Override
    public void note(Instant when) {
        marks.updateOne(eq(ID), Updates.max("at", Documents.write(when)), new UpdateOptions().upsert(true));
    }
}
