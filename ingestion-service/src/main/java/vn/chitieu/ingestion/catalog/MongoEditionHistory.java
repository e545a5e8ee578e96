package vn.chitieu.ingestion.catalog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.Document;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/** The collection {@code catalogEditions}: {@code _id} is the id of the event. */
public final class MongoEditionHistory implements EditionHistory, MongoInitializer {

    private static final String CITY = "city";
    private static final String AT = "publishedAt";
    private static final String FILES = "files";

    private final MongoCollection<Document> documents;

    /** Takes the database of the service. */
    public MongoEditionHistory(MongoDatabase database) {
        this.documents = database.getCollection("catalogEditions");
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(documents, Indexes.ascending(CITY, AT));
    }

    @Override
    public void add(CatalogPublished event) {
        answered(() -> {
            Documents.insertIfAbsent(documents, document(event));
            return forgetBeyond(event.city());
        });
    }

    private long forgetBeyond(String city) {
        Document oldest = documents
                .find(eq(CITY, city))
                .projection(exclude(FILES))
                .sort(Sorts.descending(CITY, AT))
                .skip(MOST - 1)
                .first();
        return oldest == null
                ? 0
                : documents
                        .deleteMany(and(eq(CITY, city), lt(AT, oldest.getDate(AT))))
                        .getDeletedCount();
    }

    @Override
    public List<PastEdition> newestFirst(String city) {
        return answered(() -> documents
                        .find(eq(CITY, city))
                        .projection(exclude(FILES))
                        .sort(Sorts.descending(CITY, AT))
                        .into(new ArrayList<>()))
                .stream()
                .map(MongoEditionHistory::edition)
                .toList();
    }

    @Override
    public Optional<PastEdition> find(String city, String edition) {
        return Optional.ofNullable(answered(() -> documents
                        .find(and(eq(CITY, city), eq("edition", edition)))
                        .sort(Sorts.descending(CITY, AT))
                        .first()))
                .map(MongoEditionHistory::edition);
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.DRAFTS_UNAVAILABLE.unavailable(noAnswer);
        }
    }

    private static Document document(CatalogPublished event) {
        return new Document("_id", event.id())
                .append(CITY, event.city())
                .append("edition", event.edition())
                .append("author", event.author())
                .append("reason", event.reason())
                .append(AT, Date.from(event.publishedAt()))
                .append(FILES, FileDocuments.of(event.files()));
    }

    private static PastEdition edition(Document document) {
        Map<String, String> files = document.containsKey(FILES) ? FileDocuments.read(document, FILES) : new TreeMap<>();
        return new PastEdition(
                Documents.text(document, CITY),
                Documents.text(document, "edition"),
                Documents.text(document, "author"),
                Documents.text(document, "reason"),
                Documents.instant(document, AT),
                files);
    }
}
