package vn.chitieu.ingestion.remark;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.RemarkChanged.Kind;
import vn.chitieu.contracts.RemarkChanged.State;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.ReadableDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Remarks in the collection {@code remarks}, one document each, {@code _id} = {@code city/id}, found by {@code of} =
 * {@code city/2022-Q1}. {@code version} is what compare-and-set compares; {@code pending} is there until that version
 * was published.
 */
@Repository
final class MongoRemarks implements RemarkRepository, MongoInitializer {

    private static final String OF = "of";
    private static final String UNIT = "unit";
    private static final String VERSION = "version";
    private static final String PENDING = "pending";
    private static final String RECEIVED_AT = "receivedAt";
    private static final Comparator<Remark> IN_ORDER =
            Comparator.comparing(Remark::unit).thenComparing(Remark::id);

    private final MongoCollection<Document> remarks;
    private final ReadableDocuments<Remark> readable;

    MongoRemarks(MongoDatabase database) {
        this.remarks = database.getCollection("remarks");
        this.readable =
                new ReadableDocuments<>(remarks, IngestionProblemCode.REMARKS_UNAVAILABLE, MongoRemarks::remark);
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(remarks, Indexes.ascending(OF));
        CollectionIndexes.require(remarks, Indexes.ascending(PENDING), new IndexOptions().sparse(true));
    }

    @Override
    public Optional<Remark> find(String city, String id) {
        return Optional.ofNullable(answered(
                        () -> remarks.find(Filters.eq("_id", key(city, id))).first()))
                .map(MongoRemarks::remark);
    }

    @Override
    public List<Remark> of(String city, Quarter quarter, @Nullable String unit) {
        Bson ofQuarter = Filters.eq(OF, city + "/" + quarter);
        Bson wanted = unit == null ? ofQuarter : Filters.and(ofQuarter, Filters.eq(UNIT, unit));
        return readable.find(wanted).stream().sorted(IN_ORDER).toList();
    }

    @Override
    public boolean add(Remark remark) {
        return answered(() -> Documents.insertIfAbsent(remarks, document(remark)));
    }

    @Override
    public boolean replace(Remark remark, long expected) {
        return answered(() ->
                remarks.replaceOne(asRead(remark, expected), document(remark)).getMatchedCount() == 1);
    }

    @Override
    public Stream<Remark> pending() {
        return readable.stream(Filters.eq(PENDING, true));
    }

    @Override
    public void published(Remark remark) {
        var unused = answered(() -> remarks.updateOne(asRead(remark, remark.version()), Updates.unset(PENDING)));
    }

    private static Bson asRead(Remark remark, long version) {
        return Documents.asRead(key(remark.city(), remark.id()), VERSION, version);
    }

    private static String key(String city, String id) {
        return city + "/" + id;
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.REMARKS_UNAVAILABLE.unavailable(noAnswer);
        }
    }

    private static Document document(Remark remark) {
        return new Document("_id", key(remark.city(), remark.id()))
                .append(OF, remark.city() + "/" + remark.quarter())
                .append("city", remark.city())
                .append("id", remark.id())
                .append(UNIT, remark.unit())
                .append("quarter", remark.quarter().toString())
                .append(VERSION, remark.version())
                .append("state", remark.state().name())
                .append("written", document(remark.written()))
                .append(
                        "earlier",
                        remark.earlier().stream().map(MongoRemarks::document).toList())
                .append(
                        "answers",
                        remark.answers().stream().map(MongoRemarks::document).toList())
                .append(PENDING, true);
    }

    private static Document document(Remark.Written written) {
        return new Document("kind", written.content().kind().name())
                .append("indicator", written.content().indicator())
                .append("text", written.content().text())
                .append("by", written.by())
                .append("at", Date.from(written.at()))
                .append(RECEIVED_AT, Date.from(written.receivedAt()));
    }

    private static Document document(Remark.Answer answer) {
        return new Document("id", answer.id())
                .append("text", answer.text())
                .append("by", answer.by())
                .append("at", Date.from(answer.at()));
    }

    private static Remark remark(Document document) {
        return new Remark(
                Documents.text(document, "city"),
                Documents.text(document, "id"),
                Documents.text(document, UNIT),
                Quarter.parse(Documents.text(document, "quarter")),
                Objects.requireNonNull(document.getLong(VERSION)),
                State.valueOf(Documents.text(document, "state")),
                written(Objects.requireNonNull(document.get("written", Document.class))),
                Documents.list(document, "earlier", Document.class).stream()
                        .map(MongoRemarks::written)
                        .toList(),
                Documents.list(document, "answers", Document.class).stream()
                        .map(MongoRemarks::answer)
                        .toList());
    }

    private static Remark.Written written(Document document) {
        return new Remark.Written(
                new Remark.Content(
                        Kind.valueOf(Documents.text(document, "kind")),
                        document.getString("indicator"),
                        Documents.text(document, "text")),
                Documents.text(document, "by"),
                Documents.instant(document, "at"),
                // Before the time of writing was taken from the sender, both were one.
                Documents.instant(document, document.containsKey(RECEIVED_AT) ? RECEIVED_AT : "at"));
    }

    private static Remark.Answer answer(Document document) {
        return new Remark.Answer(
                Documents.text(document, "id"),
                Documents.text(document, "text"),
                Documents.text(document, "by"),
                Documents.instant(document, "at"));
    }
}
