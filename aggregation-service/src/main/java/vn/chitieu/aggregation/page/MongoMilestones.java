package vn.chitieu.aggregation.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Milestones in the collection {@code milestones}, {@code _id} = city, optimistic locking by the version. */
@Repository
final class MongoMilestones implements MilestoneRepository, MongoInitializer {

    private final MongoDatabase database;
    private final MongoCollection<Document> milestones;

    MongoMilestones(MongoDatabase database) {
        this.database = database;
        this.milestones = MongoCollectionVersion.collection(database, "milestones");
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, milestones, "version");
    }

    @Override
    public Milestone find(String city) {
        Document found = milestones.find(Filters.eq("_id", city)).first();
        if (found == null) {
            return Milestone.NONE;
        }
        Date until = found.getDate("until");
        Date after = found.getDate("after");
        Date upTo = found.getDate("upTo");
        String publishing = found.getString("publishing");
        return new Milestone(
                found.getLong("version"),
                until == null ? null : until.toInstant(),
                found.getString("edition"),
                found.getLong("floor"),
                after == null || upTo == null ? null : new Milestone.Span(after.toInstant(), upTo.toInstant()),
                publishing == null ? Milestone.Publishing.ALL : Milestone.Publishing.valueOf(publishing));
    }

    @Override
    public void store(String city, Milestone milestone) {
        if (!(milestone.version() == 1
                ? Documents.insertIfAbsent(milestones, document(city, milestone))
                : replace(city, milestone))) {
            throw new StalePageException("expected to store version " + milestone.version() + " of the milestone of "
                    + city + ", but another version is stored");
        }
    }

    private boolean replace(String city, Milestone milestone) {
        return milestones
                        .replaceOne(
                                new Document("_id", city).append("version", milestone.version() - 1),
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
        Milestone.Span unjudged = milestone.unjudged();
        if (unjudged != null) {
            document.append("after", Date.from(unjudged.after())).append("upTo", Date.from(unjudged.upTo()));
        }
        if (milestone.publishing() != Milestone.Publishing.ALL) {
            document.append("publishing", milestone.publishing().name());
        }
        return document;
    }
}
