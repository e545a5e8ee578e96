package vn.chitieu.notification.routing.silence;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;

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
import vn.chitieu.notification.city.CityKey;
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

    private static final String SLASH = "/";
    private static final String BEHIND_SLASH = "0";

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
        CollectionIndexes.require(holding, Indexes.ascending("city", "end"));
        for (Document hint : holding.find(and(exists("city", false), regex("_id", SLASH)))) { // of an earlier release
            String id = hint.getString("_id");
            holding.updateOne(eq(id), Updates.set("city", CityKey.ofId(id).field()));
        }
    }

    @Override
    public Optional<Silence> find(CityKey city, String id) {
        return Optional.ofNullable(silences.find(eq(stored(city, id))).first()).map(MongoSilences::read);
    }

    @Override
    public boolean store(Silence next) {
        Document document = write(next);
        String id = stored(next.city(), next.id());
        if (next.version() > 1) {
            Bson unchanged = Documents.asRead(id, "version", next.version() - 1);
            return silences.replaceOne(unchanged, document).getMatchedCount() == 1;
        }
        holding.updateOne(eq(id), hint(next), new UpdateOptions().upsert(true));
        return Documents.insertIfAbsent(silences, document);
    }

    @Override
    public List<Silence> holdingAt(CityKey city, Instant now) {
        List<String> ids = new ArrayList<>();
        for (Document hint : holding.find(and(eq("city", city.field()), gt("end", Documents.write(now))))) {
            ids.add(hint.getString("_id"));
        }
        return ids.isEmpty()
                ? List.of()
                : read(in("_id", ids), ids.size()).stream()
                        .filter(one -> one.holdsAt(now))
                        .toList();
    }

    @Override
    public List<Silence> list(CityKey city, @Nullable String after, int limit) {
        Bson behind = gt("_id", stored(city, after == null ? "" : after));
        Bson its = city.isHome() ? exists("city", false) : lt("_id", city.stored(BEHIND_SLASH));
        return read(and(behind, its), limit);
    }

    /** No id that a client gives has a slash in it, so that it is never taken for one of another city. */
    private static String stored(CityKey city, String id) {
        return city.isHome() ? id : city.stored(SLASH + id);
    }

    private static Bson hint(Silence silence) {
        Bson end = Updates.max("end", Documents.write(silence.end()));
        String city = silence.city().field();
        return city == null ? end : Updates.combine(end, Updates.set("city", city));
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
        Document document = new Document("_id", stored(silence.city(), silence.id()))
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
        String city = silence.city().field();
        return city == null ? document : document.append("city", city);
    }

    private static Silence read(Document document) {
        String scope = document.getString("scope");
        CityKey city = CityKey.ofField(document.getString("city"));
        String id = document.getString("_id");
        return new Silence(
                city.isHome() ? id : city.local(id).substring(SLASH.length()),
                document.getLong("version"),
                new Silence.About(
                        city,
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
