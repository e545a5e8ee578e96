package vn.chitieu.notification.reminder;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Missing reports by the latest revision of each of the city's totals: one document each, found by its id. */
@Repository
final class MongoMissingReports implements MissingReports, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "seenTotals";

    private final MongoDatabase database;
    private final MongoCollection<Document> totals;
    private final MongoDamagedDocuments damaged;

    MongoMissingReports(MongoDatabase database) {
        this.database = database;
        totals = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return MongoMissingReports::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, totals, "revision");
    }

    @Override
    public void keep(MissingReport total) {
        String id = id(total.city(), total.indicator(), total.quarter());
        Document next =
                new Document("_id", id).append("revision", total.revision()).append("missing", total.missing());
        while (true) {
            Document found = totals.find(eq(id)).first();
            if (found == null) {
                if (Documents.insertIfAbsent(totals, next)) {
                    return;
                }
            } else {
                Object revision = found.get("revision"); // what cannot be read is replaced: the topic has it
                if ((revision instanceof Long kept && kept >= total.revision())
                        || totals.replaceOne(Documents.asRead(id, "revision", revision), next)
                                        .getMatchedCount()
                                == 1) {
                    return;
                }
            }
        }
    }

    @Override
    public List<MissingReport> find(CityKey city, Collection<Quarter> quarters, Collection<String> indicators) {
        List<String> ids = indicators.stream()
                .flatMap(indicator -> quarters.stream().map(quarter -> id(city, indicator, quarter)))
                .toList();
        List<MissingReport> found = new ArrayList<>();
        for (Document document : totals.find(in("_id", ids)).sort(Sorts.ascending("_id"))) {
            damaged.read(COLLECTION, document, MongoMissingReports::read).ifPresent(found::add);
        }
        return found;
    }

    private static MissingReport read(Document document) {
        String stored = document.getString("_id");
        CityKey city = CityKey.ofId(stored);
        String id = city.local(stored);
        int slash = id.indexOf('/');
        return new MissingReport(
                city,
                id.substring(0, slash),
                Quarter.parse(id.substring(slash + 1)),
                document.getLong("revision"),
                document.getList("missing", String.class));
    }

    private static String id(CityKey city, String indicator, Quarter quarter) {
        return city.stored(indicator + "/" + quarter);
    }
}
