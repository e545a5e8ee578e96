package vn.chitieu.aggregation.rejection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Rejected rows in the collection {@code rejectionCounts}, one document for each unit, quarter and partition of the
 * topic, {@code _id} = {@code city/quarter/unit/partition}, found by {@code of} = {@code city/2022-Q1}. {@code next} is
 * the first offset that is not added yet. A damaged document is passed over, so that it holds up no other unit or city.
 */
@Repository
public final class MongoRejectionCounts implements RejectionCountRepository, MongoInitializer {

    private static final Logger LOG = LoggerFactory.getLogger(MongoRejectionCounts.class);

    /** How the database refuses to add to what is no number. */
    private static final int TYPE_MISMATCH = 14;

    private static final String ROWS = "rows";
    private static final String NEXT = "next";

    private final MongoCollection<Document> counts;

    public MongoRejectionCounts(MongoDatabase database) {
        this.counts = database.getCollection("rejectionCounts");
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(counts, Indexes.ascending("of"));
    }

    @Override
    public void add(RejectionsCounted count, int partition, long offset) {
        String of = key(count.city(), count.quarter());
        String id = of + "/" + count.unit() + "/" + partition;
        var unused = Documents.insertIfAbsent(
                counts,
                new Document("_id", id)
                        .append("of", of)
                        .append("unit", count.unit())
                        .append(ROWS, 0L)
                        .append(NEXT, 0L));
        long rows =
                count.counts().stream().mapToLong(RejectionsCounted.Count::rows).sum();
        try {
            counts.updateOne(
                    Filters.and(Filters.eq("_id", id), Filters.lte(NEXT, offset)),
                    Updates.combine(Updates.inc(ROWS, rows), Updates.set(NEXT, offset + 1)));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() != TYPE_MISMATCH) {
                throw refused;
            }
            LOG.error("{} rejected rows are not added to the damaged document {}", rows, id, refused);
        }
    }

    @Override
    public Map<String, Long> of(String city, Quarter quarter) {
        Map<String, Long> found = new TreeMap<>();
        counts.find(Filters.eq("of", key(city, quarter)))
                .forEach(document -> found.merge(
                        Documents.text(document, "unit"), Objects.requireNonNull(document.getLong(ROWS)), Long::sum));
        return found;
    }

    private static String key(String city, Quarter quarter) {
        return city + "/" + quarter;
    }
}
