package vn.chitieu.notification.confirmation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** What waits for the heads of units: one document for each total of a unit in which something waits or has waited. */
@Repository
final class MongoAwaitedFigures implements AwaitedFiguresRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "awaitedFigures";
    private static final String SLASH = "/";
    private static final String BEHIND_SLASH = "0";

    private final MongoDatabase database;
    private final MongoCollection<Document> totals;
    private final MongoDamagedDocuments damaged;

    MongoAwaitedFigures(MongoDatabase database) {
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
        return MongoAwaitedFigures::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, totals, "revision");
        CollectionIndexes.require(totals, Indexes.ascending("quarter", "awaited", "_id"));
    }

    @Override
    public void keep(List<AwaitedFigures> all) {
        all.forEach(this::keep);
    }

    private void keep(AwaitedFigures total) {
        Document next = write(total);
        while (true) {
            Document found = totals.find(eq(total.id())).first();
            if (found == null) {
                // A total in which nothing ever waited, as nearly all, is no news.
                if (total.figures().isEmpty() || Documents.insertIfAbsent(totals, next)) {
                    return;
                }
            } else {
                Object revision = found.get("revision"); // what cannot be read is replaced: the topic has it
                if ((revision instanceof Long kept && kept >= total.revision())
                        || totals.replaceOne(Documents.asRead(total.id(), "revision", revision), next)
                                        .getMatchedCount()
                                == 1) {
                    return;
                }
            }
        }
    }

    @Override
    public List<AwaitedFigures> find(CityKey city, Collection<Quarter> quarters) {
        List<AwaitedFigures> found = new ArrayList<>();
        for (Quarter quarter : new TreeSet<>(quarters)) {
            Bson its = and(eq("quarter", quarter.toString()), eq("awaited", true), of(city, quarter));
            for (Document document : totals.find(its).sort(Sorts.ascending("_id"))) {
                damaged.read(COLLECTION, document, MongoAwaitedFigures::read).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Ids of the home city begin with the quarter, those of another with its id and a colon. */
    private static Bson of(CityKey city, Quarter quarter) {
        return and(gt("_id", city.stored(quarter + SLASH)), lt("_id", city.stored(quarter + BEHIND_SLASH)));
    }

    private static Document write(AwaitedFigures total) {
        return new Document("_id", total.id())
                .append("quarter", total.quarter().toString())
                .append("awaited", !total.figures().isEmpty())
                .append("revision", total.revision())
                .append(
                        "figures",
                        total.figures().stream()
                                .map(figure -> new Document(
                                                "period", figure.period().toString())
                                        .append("value", new Decimal128(figure.value()))
                                        .append("sentBy", figure.sentBy())
                                        .append("sentAt", Documents.write(figure.sentAt())))
                                .toList());
    }

    private static AwaitedFigures read(Document document) {
        String stored = document.getString("_id");
        CityKey city = CityKey.ofId(stored);
        String[] parts = city.local(stored).split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected quarter/unit/indicator, got " + stored);
        }
        return new AwaitedFigures(
                city,
                parts[1],
                parts[2],
                Quarter.parse(parts[0]),
                document.getLong("revision"),
                document.getList("figures", Document.class).stream()
                        .map(figure -> new AwaitedFigures.Figure(
                                ReportingPeriod.parse(figure.getString("period")),
                                figure.get("value", Decimal128.class).bigDecimalValue(),
                                figure.getString("sentBy"),
                                Documents.instant(figure, "sentAt")))
                        .toList());
    }
}
