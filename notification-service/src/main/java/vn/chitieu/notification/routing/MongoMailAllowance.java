package vn.chitieu.notification.routing;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Used quota of each person on each day, one small document each. */
@Repository
final class MongoMailAllowance implements DailyMailQuota, MongoInitializer {

    private final MongoDatabase database;
    private final MongoCollection<Document> days;

    MongoMailAllowance(MongoDatabase database) {
        this.database = database;
        days = database.getCollection("mailAllowance");
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, days, "version");
    }

    @Override
    public boolean take(String recipient, LocalDate day, String notice, int most) {
        String id = recipient + "/" + day;
        while (true) {
            Document found = days.find(eq(id)).first();
            if (found == null) {
                if (begin(id, notice)) {
                    return true;
                }
                continue;
            }
            List<String> notices = found.getList("notices", String.class);
            if (notices.contains(notice)) {
                return true;
            }
            if (notices.size() >= most) {
                return false;
            }
            long taken = days.updateOne(
                            Documents.asRead(id, "version", found.getLong("version")),
                            Updates.combine(Updates.push("notices", notice), Updates.inc("version", 1L)))
                    .getMatchedCount();
            if (taken == 1) {
                return true;
            }
        }
    }

    private boolean begin(String id, String notice) {
        return Documents.insertIfAbsent(
                days, new Document("_id", id).append("version", 1L).append("notices", List.of(notice)));
    }
}
