package vn.chitieu.aggregation.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.Documents;

/**
 * Registry of the writers of pages in the collection {@code pageWriters}, {@code _id} = city: {@code mark}, and
 * {@code at} with the beginning of each writer that is at work.
 */
@Repository
final class MongoPageWriterRegistry implements PageWriterRegistry {

    private final MongoCollection<Document> writers;

    MongoPageWriterRegistry(MongoDatabase database) {
        this.writers = database.getCollection("pageWriters");
    }

    @Override
    public State find(String city) {
        Document found = writers.find(Filters.eq("_id", city)).first();
        if (found == null) {
            return State.NONE;
        }
        Map<String, Instant> atWork = new HashMap<>();
        Document at = found.get("at", Document.class);
        if (at != null) {
            at.forEach((writer, since) -> atWork.put(writer, ((Date) since).toInstant()));
        }
        return new State(Documents.text(found, "mark"), atWork);
    }

    @Override
    public void begin(String city, String writer, Instant now) {
        update(city, Updates.set(path(writer), Date.from(now)));
    }

    @Override
    public void end(String city, String writer) {
        update(city, Updates.unset(path(writer)));
    }

    private void update(String city, Bson change) {
        writers.updateOne(
                Filters.eq("_id", city),
                Updates.combine(Updates.set("mark", UUID.randomUUID().toString()), change),
                new UpdateOptions().upsert(true));
    }

    private static String path(String writer) {
        return "at." + writer;
    }
}
