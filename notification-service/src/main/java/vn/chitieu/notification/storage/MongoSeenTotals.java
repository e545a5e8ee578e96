package vn.chitieu.notification.storage;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.domain.reporting.SeenTotal;
import vn.chitieu.notification.domain.reporting.SeenTotals;
import vn.chitieu.support.mongo.MongoInitializer;

/** Who has reported, by the latest revision of each of the city's totals: one document each, found by its id. */
final class MongoSeenTotals implements SeenTotals, MongoInitializer {

    private final MongoCollection<Document> totals;

    MongoSeenTotals(MongoDatabase database) {
        totals = database.getCollection("seenTotals");
    }

    @Override
    public void initialize() {
        totals.createIndex(Indexes.ascending("_id", "revision"), new IndexOptions().unique(true));
    }

    @Override
    public void keep(SeenTotal total) {
        String id = id(total.indicator(), total.quarter());
        Document next =
                new Document("_id", id).append("revision", total.revision()).append("missing", total.missing());
        while (true) {
            Document found = totals.find(eq(id)).first();
            if (found == null) {
                if (isInserted(next)) {
                    return;
                }
            } else {
                long revision = found.getLong("revision");
                if (revision >= total.revision()
                        || totals.replaceOne(Values.asRead(id, "revision", revision), next)
                                        .getMatchedCount()
                                == 1) {
                    return;
                }
            }
        }
    }

    @Override
    public List<SeenTotal> find(Quarter quarter, Collection<String> indicators) {
        List<String> ids =
                indicators.stream().map(indicator -> id(indicator, quarter)).toList();
        List<SeenTotal> found = new ArrayList<>();
        for (Document document : totals.find(in("_id", ids)).sort(Sorts.ascending("_id"))) {
            String id = document.getString("_id");
            found.add(new SeenTotal(
                    id.substring(0, id.indexOf('/')),
                    quarter,
                    document.getLong("revision"),
                    document.getList("missing", String.class)));
        }
        return found;
    }

    private boolean isInserted(Document next) {
        try {
            totals.insertOne(next);
            return true;
        } catch (MongoWriteException failed) {
            if (Values.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private static String id(String indicator, Quarter quarter) {
        return indicator + "/" + quarter;
    }
}
