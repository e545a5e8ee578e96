package vn.chitieu.notification.watch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Watches, one document each, under an id that is made of person and figure; {@code pending} is there only while a mail
 * may be requested.
 */
@Repository
final class MongoWatches implements WatchRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "watches";
    private static final String PENDING = "pending";
    private static final String SLASH = "/";
    private static final String BEHIND_SLASH = "0";

    private final MongoCollection<Document> watches;
    private final MongoDamagedDocuments damaged;

    MongoWatches(MongoDatabase database) {
        watches = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return MongoWatches::read;
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(watches, Indexes.ascending(PENDING), new IndexOptions().sparse(true));
    }

    @Override
    public void add(Watch watch) {
        Document document = new Document("_id", id(watch))
                .append("person", watch.person())
                .append("scope", watch.scope().toString())
                .append("indicator", watch.indicator())
                .append("since", Documents.write(watch.since()));
        if (watch.pending()) {
            document.append(PENDING, true);
        }
        String city = watch.city().field();
        Documents.insertIfAbsent(watches, city == null ? document : document.append("city", city));
    }

    @Override
    public void settle(Watch watch) {
        watches.updateOne(eq(id(watch)), Updates.unset(PENDING));
    }

    @Override
    public void remove(Watch watch) {
        watches.deleteOne(eq(id(watch)));
    }

    @Override
    public List<Watch> of(CityKey city, String person) {
        return read(watches.find(
                        and(gt("_id", city.stored(person + SLASH)), lt("_id", city.stored(person + BEHIND_SLASH))))
                .sort(Sorts.ascending("_id")));
    }

    @Override
    public List<Watch> pending() {
        return read(watches.find(eq(PENDING, true)));
    }

    @Override
    public List<Watch> all() {
        return read(watches.find().sort(Sorts.ascending("_id")));
    }

    private List<Watch> read(Iterable<Document> documents) {
        List<Watch> found = new ArrayList<>();
        for (Document document : documents) {
            damaged.read(COLLECTION, document, MongoWatches::read).ifPresent(found::add);
        }
        return found;
    }

    private static Watch read(Document document) {
        return new Watch(
                CityKey.ofField(document.getString("city")),
                document.getString("person"),
                Scope.parse(document.getString("scope")),
                document.getString("indicator"),
                Documents.instant(document, "since"),
                document.getBoolean(PENDING, false));
    }

    private static String id(Watch watch) {
        return watch.city().stored(watch.person() + SLASH + watch.scope() + SLASH + watch.indicator());
    }
}
