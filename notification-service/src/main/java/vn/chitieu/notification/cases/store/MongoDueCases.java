package vn.chitieu.notification.cases.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.VersionIndex;

/**
 * A small collection of the cases that have something to do, with the version that said so. A hint is written before
 * its case, so that a crash in between leaves at most a stale one.
 */
final class MongoDueCases {

    private final MongoDatabase database;
    private final MongoCollection<Document> hints;

    MongoDueCases(MongoDatabase database, String collection) {
        this.database = database;
        hints = database.getCollection(collection);
    }

    void createIndex() {
        VersionIndex.prepare(database, hints, "version");
    }

    /** Makes an index for what hints are looked for by besides their ids. */
    void createIndex(Bson keys) {
        CollectionIndexes.require(hints, keys);
    }

    /** Stores the hint to a case that is about to be written; a late writer does not remove another one's hint. */
    void add(AlertCase next) {
        add(next, Updates.max("version", next.progress().version()));
    }

    void add(AlertCase next, Bson update) {
        hints.updateOne(eq(next.key().toString()), update, new UpdateOptions().upsert(true));
    }

    List<String> ids(Bson filter, Bson sort, int limit) {
        List<String> ids = new ArrayList<>();
        for (Document hint : hints.find(filter).sort(sort).limit(limit)) {
            ids.add(hint.getString("_id"));
        }
        return ids;
    }

    /** Removes a hint, unless the case was written again after that version. */
    void settle(AlertCase done) {
        unchanged(done, hints::deleteOne);
    }

    /** Changes a hint, unless the case was written again after that version. */
    void change(AlertCase lookedAt, Bson update) {
        unchanged(lookedAt, filter -> hints.updateOne(filter, update));
    }

    /** Puts off hints to cases that cannot be read, or are not there, so that those behind them have their turn. */
    void rest(List<String> ids, Instant until) {
        hints.updateMany(in("_id", ids), Updates.max("at", Documents.write(until)));
    }

    private void unchanged(AlertCase one, Consumer<Bson> then) {
        String id = one.key().toString();
        Document hint = hints.find(eq(id)).first();
        if (hint != null && hint.getLong("version") <= one.progress().version()) {
            then.accept(Documents.asRead(id, "version", hint.getLong("version")));
        }
    }
}
