package vn.chitieu.notification.deadletter;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Dead letters, one document for each unit. */
@Repository
final class MongoUnitDeadLetters implements UnitDeadLetterRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "rejectedUnits";

    private final MongoDatabase database;
    private final MongoCollection<Document> units;
    private final MongoDamagedDocuments damaged;

    MongoUnitDeadLetters(MongoDatabase database) {
        this.database = database;
        units = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return RejectionDocuments::unit;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, units, "version");
    }

    @Override
    public Optional<UnitDeadLetters> find(CityKey city, String unit) {
        return Optional.ofNullable(units.find(eq(city.stored(unit))).first())
                .map(document -> damaged.require(COLLECTION, document, RejectionDocuments::unit));
    }

    /** Looks through all units: a city has a few dozen. */
    @Override
    public List<UnitDeadLetters> unsettled() {
        List<UnitDeadLetters> found = new ArrayList<>();
        for (Document document : units.find(eq("unsettled", true)).sort(Sorts.ascending("_id"))) {
            damaged.read(COLLECTION, document, RejectionDocuments::unit).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public boolean store(UnitDeadLetters next) {
        Document document = RejectionDocuments.write(next);
        if (next.version() > 1) {
            return units.replaceOne(Documents.asRead(next.id(), "version", next.version() - 1), document)
                            .getMatchedCount()
                    == 1;
        }
        return Documents.insertIfAbsent(units, document);
    }
}
