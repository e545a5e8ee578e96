package vn.chitieu.notification.mailoperations;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.support.mongo.Documents;

/** Interventions, one document for each notice that has any. */
@Repository
final class MongoInterventions implements InterventionRepository {

    private final MongoCollection<Document> interventions;

    MongoInterventions(MongoDatabase database) {
        interventions = database.getCollection("mailInterventions");
    }

    @Override
    public void add(Intervention intervention) {
        interventions.updateOne(
                eq(intervention.row()), Updates.push("entries", write(intervention)), new UpdateOptions().upsert(true));
    }

    @Override
    public List<Intervention> of(String row) {
        Document found = interventions.find(eq(row)).first();
        return found == null
                ? List.of()
                : found.getList("entries", Document.class).stream()
                        .map(entry -> read(row, entry))
                        .toList();
    }

    private static Document write(Intervention intervention) {
        return new Document("action", intervention.action().name())
                .append("by", intervention.by())
                .append("why", intervention.why())
                .append("at", Documents.write(intervention.at()))
                .append("found", intervention.found().name())
                .append("resentAs", intervention.resentAs());
    }

    private static Intervention read(String row, Document entry) {
        return new Intervention(
                row,
                Intervention.Action.valueOf(entry.getString("action")),
                entry.getString("by"),
                entry.getString("why"),
                Documents.instant(entry, "at"),
                DeliveryState.valueOf(entry.getString("found")),
                entry.getString("resentAs"));
    }
}
