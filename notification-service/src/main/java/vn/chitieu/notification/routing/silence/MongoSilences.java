package vn.chitieu.notification.routing.silence;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/**
 * Silences, one document each; beside them a small collection of when they end. It is written before the silence, so
 * that a crash in between leaves at most a stale hint; and it is never taken away, since a clock that is ahead must not
 * end a silence for good.
 */
@Repository
final class MongoSilences implements SilenceRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "silences";

    private final MongoDatabase database;
    private final MongoCollection<Document> silences;
    private final MongoDamagedDocuments damaged;
    private final MongoCollection<Document> holding;

    MongoSilences(MongoDatabase database) {
        this.database = database;
        silences = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
        holding = database.getCollection("silencesHolding");
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return MongoSilences::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, silences, "version");
        CollectionIndexes.require(holding, Indexes.ascending("end"));
    }

    @Override
    public Optional<Silence> find(String id) {
        return Optional.ofNullable(silences.find(eq(id)).first()).map(MongoSilences::read);
    }

    @Override
    public boolean store(Silence next) {
        Document document = write(next);
        if (next.version() > 1) {
            Bson unchanged = Documents.asRead(next.id(), "version", next.version() - 1);
            return silences.replaceOne(unchanged, document).getMatchedCount() == 1;
        }
        holding.updateOne(
                eq(next.id()), Updates.max("end", Documents.write(next.end())), new UpdateOptions().upsert(true));
        try {
            silences.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (Documents.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }

    @Override
    public List<Silence> holdingAt(Instant now) {
        List<String> ids = new ArrayList<>();
        for (Document hint : holding.find(gt("end", Documents.write(now)))) {
            ids.add(hint.getString("_id"));
        }
        return ids.isEmpty()
                ? List.of()
                : read(in("_id", ids), ids.size()).stream()
                        .filter(one -> one.holdsAt(now))
                        .toList();
    }

    @Override
    public List<Silence> list(@Nullable String after, int limit) {
        return read(gt("_id", after == null ? "" : after), limit);
    }

    private List<Silence> read(Bson filter, int limit) {
        List<Silence> found = new ArrayList<>();
        for (Document document :
                silences.find(filter).sort(Sorts.ascending("_id")).limit(limit)) {
            damaged.read(COLLECTION, document, MongoSilences::read).ifPresent(found::add);
        }
        return found;
    }

    private static Document write(Silence silence) {
        Silence.About about = silence.about();
        return new Document("_id", silence.id())
                .append("version", silence.version())
                .append("scope", about.scope() == null ? null : about.scope().toString())
                .append("indicator", about.indicator())
                .append("subject", about.subject())
                .append("recipient", about.recipient())
                .append("author", silence.author())
                .append("reason", silence.reason())
                .append("from", Documents.write(silence.from()))
                .append("end", Documents.write(silence.end()))
                .append("endedBy", silence.endedBy());
    }

    private static Silence read(Document document) {
        String scope = document.getString("scope");
        return new Silence(
                document.getString("_id"),
                document.getLong("version"),
                new Silence.About(
                        scope == null ? null : Scope.parse(scope),
                        document.getString("indicator"),
                        document.getString("subject"),
                        document.getString("recipient")),
                document.getString("author"),
                document.getString("reason"),
                Documents.instant(document, "from"),
                Documents.instant(document, "end"),
                document.getString("endedBy"));
    }
}
