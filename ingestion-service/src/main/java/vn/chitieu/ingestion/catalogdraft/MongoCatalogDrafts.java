package vn.chitieu.ingestion.catalogdraft;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalog.FileDocuments;
import vn.chitieu.support.mongo.Documents;

/** The collection {@code catalogDrafts}: {@code _id} is the city. {@code edition} is what compare-and-set compares. */
@Repository
class MongoCatalogDrafts implements CatalogDraftRepository {

    private static final String EDITION = "edition";

    private final MongoCollection<Document> documents;

    MongoCatalogDrafts(MongoDatabase database) {
        this.documents = database.getCollection("catalogDrafts");
    }

    @Override
    public Optional<CatalogDraft> find(String city) {
        return Optional.ofNullable(answered(() -> documents.find(eq(city)).first()))
                .map(MongoCatalogDrafts::draft);
    }

    @Override
    public boolean add(CatalogDraft draft) {
        return answered(() -> Documents.insertIfAbsent(documents, document(draft)));
    }

    @Override
    public boolean replace(CatalogDraft draft, String expected) {
        return answered(() -> documents
                        .replaceOne(and(eq(draft.city()), eq(EDITION, expected)), document(draft))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public boolean remove(String city, String expected) {
        return answered(() ->
                documents.deleteOne(and(eq(city), eq(EDITION, expected))).getDeletedCount() == 1);
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.DRAFTS_UNAVAILABLE.unavailable(noAnswer);
        }
    }

    private static Document document(CatalogDraft draft) {
        return new Document("_id", draft.city())
                .append("basedOn", draft.basedOn())
                .append(EDITION, draft.edition())
                .append("changedBy", Objects.requireNonNull(draft.changedBy()))
                .append("changedAt", Date.from(Objects.requireNonNull(draft.changedAt())))
                .append("files", FileDocuments.of(draft.files()));
    }

    private static CatalogDraft draft(Document document) {
        return new CatalogDraft(
                Documents.text(document, "_id"),
                Documents.text(document, "basedOn"),
                FileDocuments.read(document, "files"),
                Documents.text(document, "changedBy"),
                Documents.instant(document, "changedAt"));
    }
}
