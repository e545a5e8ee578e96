package vn.chitieu.ingestion.exemption;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.ReadableDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.MongoInitializer;

/** The collection {@code exceptions}: {@code _id} is the exemption's id. A city grants some dozens a year. */
@Repository
final class MongoExemptions implements ExemptionRepository, MongoInitializer {

    private static final String CITY = "city";

    private final MongoCollection<Document> documents;
    private final ReadableDocuments<Exemption> readable;
    private final DefaultCity defaultCity;

    MongoExemptions(MongoDatabase database, DefaultCity defaultCity) {
        this.documents = database.getCollection("exceptions");
        this.defaultCity = defaultCity;
        this.readable =
                new ReadableDocuments<>(documents, IngestionProblemCode.EXCEPTIONS_UNAVAILABLE, this::inItsCity);
    }

    /** What older releases granted gets the city that it belongs to now, and keeps it when others are added. */
    @Override
    public void initialize() {
        defaultCity.id().ifPresent(city -> documents.updateMany(exists(CITY, false), set(CITY, city)));
        CollectionIndexes.require(documents, ascending(CITY));
    }

    @Override
    public void add(Exemption exemption) {
        answered(() -> documents.insertOne(document(exemption)));
    }

    @Override
    public Optional<Exemption> find(String id) {
        return answered(
                () -> Optional.ofNullable(documents.find(eq(id)).first()).map(this::inItsCity));
    }

    @Override
    public List<Exemption> of(String city) {
        boolean isDefault = defaultCity.id().filter(city::equals).isPresent();
        return readable.find(isDefault ? in(CITY, city, null) : eq(CITY, city)).stream()
                .sorted(Comparator.comparing(Exemption::grantedAt).thenComparing(Exemption::id))
                .toList();
    }

    private Exemption inItsCity(Document document) {
        Exemption exemption = exemption(document);
        return exemption.city() == null ? defaultCity.id().map(exemption::of).orElse(exemption) : exemption;
    }

    /** Only one that has no end gets one. */
    @Override
    public boolean takeBack(String id, Exemption.End end) {
        return answered(() -> {
            long ended = documents
                    .updateOne(and(eq(id), exists("end", false)), set("end", document(end)))
                    .getMatchedCount();
            return ended == 1 || documents.find(eq(id)).first() != null;
        });
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new IllegalStateException("expected a new exception, got one whose id is taken", refused);
            }
            throw IngestionProblemCode.EXCEPTIONS_UNAVAILABLE.unavailable(refused);
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.EXCEPTIONS_UNAVAILABLE.unavailable(noAnswer);
        }
    }

    private static Document document(Exemption exemption) {
        Document document = new Document("_id", exemption.id())
                .append("unit", exemption.unit())
                .append("firstQuarter", exemption.firstQuarter().toString())
                .append("lastQuarter", exemption.lastQuarter().toString())
                .append("firstDay", exemption.firstDay().toString())
                .append("lastDay", exemption.lastDay().toString())
                .append("reason", exemption.reason())
                .append("grantedBy", exemption.grantedBy())
                .append("grantedAt", Date.from(exemption.grantedAt()));
        if (exemption.city() != null) {
            document.append(CITY, exemption.city());
        }
        Exemption.End end = exemption.end();
        return end == null ? document : document.append("end", document(end));
    }

    private static Document document(Exemption.End end) {
        return new Document("by", end.by()).append("at", Date.from(end.at()));
    }

    private static Exemption exemption(Document document) {
        return new Exemption(
                document.getString("_id"),
                document.getString("unit"),
                Quarter.parse(document.getString("firstQuarter")),
                Quarter.parse(document.getString("lastQuarter")),
                LocalDate.parse(document.getString("firstDay")),
                LocalDate.parse(document.getString("lastDay")),
                document.getString("reason"),
                document.getString("grantedBy"),
                document.getDate("grantedAt").toInstant(),
                end(document.get("end", Document.class)),
                document.getString(CITY));
    }

    private static Exemption.@Nullable End end(@Nullable Document document) {
        return document == null
                ? null
                : new Exemption.End(
                        document.getString("by"), document.getDate("at").toInstant());
    }
}
