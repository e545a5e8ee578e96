package vn.chitieu.notification.city;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.support.mongo.Documents;

/**
 * The home city, one document, written when the database is used for the first time, or for the first time by a release
 * that knows several cities: entries of older releases belong to the default city of then.
 */
@Repository
final class MongoHomeCity implements HomeCity {

    private static final String ID = "home";

    /** Where what belongs to a city is kept, and was before there were several. */
    private static final List<String> ENTRIES =
            List.of("cases", "notices", "silences", "seenTotals", "reportDuties", "reportLedger", "rejectedUnits");

    private final MongoDatabase database;
    private final MongoCollection<Document> homes;
    private final DefaultCity defaultCity;
    private volatile boolean known;
    private volatile @Nullable String home;

    MongoHomeCity(MongoDatabase database, DefaultCity defaultCity) {
        this.database = database;
        this.homes = database.getCollection("homeCity");
        this.defaultCity = defaultCity;
    }

    @Override
    public Optional<String> id() {
        if (!known) {
            home = kept().getString("city");
            known = true;
        }
        return Optional.ofNullable(home);
    }

    private Document kept() {
        Document kept = homes.find(eq(ID)).first();
        if (kept != null) {
            return kept;
        }
        Optional<String> first = hasEntries() ? Optional.of(defaultCity.required()) : defaultCity.id();
        Document decided = new Document("_id", ID).append("city", first.orElse(null));
        return Documents.insertIfAbsent(homes, decided)
                ? decided
                : Objects.requireNonNull(homes.find(eq(ID)).first());
    }

    private boolean hasEntries() {
        return ENTRIES.stream()
                .anyMatch(collection -> database.getCollection(collection)
                                .find()
                                .projection(Projections.include("_id"))
                                .first()
                        != null);
    }
}
