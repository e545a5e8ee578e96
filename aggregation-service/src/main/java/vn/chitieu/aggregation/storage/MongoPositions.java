package vn.chitieu.aggregation.storage;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.OptionalLong;
import org.bson.Document;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.StalePageException;

/** Positions of one topic in the collection {@code positions}, one small document for each partition. */
final class MongoPositions implements Positions {

    private final MongoCollection<Document> positions;
    private final String topic;

    MongoPositions(MongoDatabase database, String topic) {
        this.topic = topic;
        this.positions = Layout.collection(database, "positions");
    }

    @Override
    public OptionalLong next(int partition) {
        Document position = positions.find(Filters.eq("_id", id(partition))).first();
        return position == null ? OptionalLong.empty() : OptionalLong.of(position.getLong("next"));
    }

    @Override
    public void advance(int partition, OptionalLong from, long to) {
        boolean moved = from.isPresent() ? move(partition, from.getAsLong(), to) : begin(partition, to);
        if (!moved) {
            throw new StalePageException("expected " + id(partition) + " at " + from + ", but it is at "
                    + next(partition) + ": another consumer has taken it over");
        }
    }

    private boolean begin(int partition, long to) {
        try {
            positions.insertOne(new Document("_id", id(partition)).append("next", to));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private boolean move(int partition, long from, long to) {
        return positions
                        .updateOne(
                                Filters.and(Filters.eq("_id", id(partition)), Filters.eq("next", from)),
                                Updates.set("next", to))
                        .getMatchedCount()
                == 1;
    }

    private String id(int partition) {
        return topic + "-" + partition;
    }
}
