package vn.chitieu.notification.recovery;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.documents.Values;

/** The mark of time, one document. */
public final class MongoTimeMark implements TimeMark {

    private static final String ID = "done";

    private final MongoCollection<Document> marks;

    public MongoTimeMark(MongoDatabase database) {
        marks = database.getCollection("timeMarks");
    }

    @Override
    public Optional<Instant> latest() {
        return Optional.ofNullable(marks.find(eq(ID)).first()).map(found -> Values.instant(found, "until"));
    }

    @Override
    public boolean move(@Nullable Instant from, Instant to) {
        if (from != null) {
            return marks.updateOne(
                                    Values.asRead(ID, "until", Values.write(from)),
                                    Updates.set("until", Values.write(to)))
                            .getMatchedCount()
                    == 1;
        }
        try {
            marks.insertOne(new Document("_id", ID).append("until", Values.write(to)));
            return true;
        } catch (MongoWriteException failed) {
            if (Values.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }
}
