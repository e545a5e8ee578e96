package vn.chitieu.notification.recovery;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.Documents;

/** The mark of time, one document. */
@Repository
final class MongoTimeMark implements TimeMark {

    private static final String ID = "done";

    private final MongoCollection<Document> marks;

    MongoTimeMark(MongoDatabase database) {
        marks = database.getCollection("timeMarks");
    }

    @Override
    public Optional<Instant> latest() {
        return Optional.ofNullable(marks.find(eq(ID)).first()).map(found -> Documents.instant(found, "until"));
    }

    @Override
    public boolean move(@Nullable Instant from, Instant to) {
        if (from != null) {
            return marks.updateOne(
                                    Documents.asRead(ID, "until", Documents.write(from)),
                                    Updates.set("until", Documents.write(to)))
                            .getMatchedCount()
                    == 1;
        }
        return Documents.insertIfAbsent(marks, new Document("_id", ID).append("until", Documents.write(to)));
    }
}
