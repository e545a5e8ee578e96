package vn.chitieu.aggregation.storage;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Date;
import org.bson.Document;
import vn.chitieu.aggregation.domain.Milestone;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.StalePageException;
import vn.chitieu.support.mongo.MongoInitializer;

/** Milestones in the collection {@code milestones}, {@code _id} = city, compare-and-set on the version. */
final class MongoMilestones implements Milestones, MongoInitializer {

    private final MongoCollection<Document> milestones;

    MongoMilestones(MongoDatabase database) {
        this.milestones = Layout.collection(database, "milestones");
    }

    @Override
    public void initialize() {
        // The embedded server uses an index only where the filter has exactly its keys.
        milestones.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
    }

    @Override
    public Milestone find(String city) {
        Document found = milestones.find(Filters.eq("_id", city)).first();
        if (found == null) {
            return Milestone.NONE;
        }
        Date until = found.getDate("until");
        return new Milestone(
                found.getLong("version"),
                until == null ? null : until.toInstant(),
                found.getString("edition"),
                found.getLong("floor"));
    }

    @Override
    public void store(String city, Milestone milestone) {
        if (!(milestone.version() == 1 ? insert(city, milestone) : replace(city, milestone))) {
            throw new StalePageException("expected to store version " + milestone.version() + " of the milestone of "
                    + city + ", but another version is stored");
        }
    }

    private boolean insert(String city, Milestone milestone) {
        try {
            milestones.insertOne(document(city, milestone));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private boolean replace(String city, Milestone milestone) {
        return milestones
                        .replaceOne(
                                Filters.and(Filters.eq("_id", city), Filters.eq("version", milestone.version() - 1)),
                                document(city, milestone))
                        .getMatchedCount()
                == 1;
    }

    private static Document document(String city, Milestone milestone) {
        Document document = new Document("_id", city)
                .append("version", milestone.version())
                .append("floor", milestone.revisionFloor());
        if (milestone.judgedUntil() != null) {
            document.append("until", Date.from(milestone.judgedUntil()));
        }
        if (milestone.edition() != null) {
            document.append("edition", milestone.edition());
        }
        return document;
    }
}
