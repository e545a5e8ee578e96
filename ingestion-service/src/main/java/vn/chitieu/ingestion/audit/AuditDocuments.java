package vn.chitieu.ingestion.audit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.mongo.Documents;

/**
 * Entries of the audit as documents: {@code day}, {@code kind}, {@code city}, {@code subject}, and what its kind has;
 * {@code cities} where it is about several, {@code city} being null there. Counts stand by process
 * ({@code by.<process>.count}) and only grow: writing them again is idempotent, whether or not the first attempt
 * succeeded.
 */
final class AuditDocuments {

    /** The field with the id of the only city. */
    static final String CITY = "city";

    /** The field with the ids of several cities. */
    static final String CITIES = "cities";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private AuditDocuments() {}

    /**
     * Returns the document of a change.
     *
     * @param suffix tells it from another one of the same instant
     */
    static Document document(AuditEntry.Changed change, String suffix) {
        String id = "%s/%s/%s/%s/%s".formatted(change.day(), change.subject(), change.change(), change.at(), suffix);
        Document document = new Document("_id", id)
                .append("day", change.day().toString())
                .append("kind", change.change().name())
                .append(CITY, change.city())
                .append("subject", change.subject())
                .append("at", Date.from(change.at()))
                .append("by", change.by())
                .append("details", new Document(new TreeMap<>(change.details())));
        return change.cities().size() > 1
                ? document.append(CITIES, change.cities().stream().sorted().toList())
                : document;
    }

    /** Returns the write of what a process counted of the use of a credential on a day. */
    static WriteModel<Document> counts(String process, AuditEntry.Used use) {
        String by = by(process);
        return write(
                use.day() + "/" + use.subject() + "/USED" + ofCity(use.city()),
                combine(
                        setOnInsert("day", use.day().toString()),
                        setOnInsert("kind", "USED"),
                        setOnInsert(CITY, use.city()),
                        setOnInsert("subject", use.subject()),
                        setOnInsert("among", use.among()),
                        max(by + "requests", use.requests()),
                        max(by + "accepted", use.accepted()),
                        max(by + "rejected", use.rejected()),
                        max("lastAt", Date.from(use.lastAt()))));
    }

    /** Returns the write of when a credential was used last. */
    static WriteModel<Document> lastUse(AuditEntry.Used use) {
        return write(use.subject(), max("lastAt", Date.from(use.lastAt())));
    }

    /** Returns the write of what a process counted of one kind of refusal on a day. */
    static WriteModel<Document> counts(String process, AuditEntry.Refused refusal) {
        return write(
                refusal.day() + "/" + refusal.subject() + "/REFUSED/" + refusal.code() + ofCity(refusal.city()),
                combine(
                        setOnInsert("day", refusal.day().toString()),
                        setOnInsert("kind", "REFUSED"),
                        setOnInsert(CITY, refusal.city()),
                        setOnInsert("subject", refusal.subject()),
                        setOnInsert("code", refusal.code()),
                        max(by(process) + "count", refusal.count()),
                        min("firstAt", Date.from(refusal.firstAt())),
                        max("lastAt", Date.from(refusal.lastAt()))));
    }

    private static String by(String process) {
        return "by." + process + ".";
    }

    /** A name may be used in several cities, such as that of a token. */
    private static String ofCity(@Nullable String city) {
        return city == null ? "" : "/" + city;
    }

    private static WriteModel<Document> write(String id, Bson changes) {
        return new UpdateOneModel<>(eq(id), changes, UPSERT);
    }

    /** Returns the entry that a document has. */
    static AuditEntry entry(Document document) {
        LocalDate day = LocalDate.parse(document.getString("day"));
        String city = document.getString(CITY);
        String subject = document.getString("subject");
        return switch (document.getString("kind")) {
            case "USED" ->
                new AuditEntry.Used(
                        day,
                        city,
                        subject,
                        sum(document, "requests"),
                        sum(document, "accepted"),
                        sum(document, "rejected"),
                        document.getDate("lastAt").toInstant());
            case "REFUSED" ->
                new AuditEntry.Refused(
                        day,
                        city,
                        subject,
                        document.getString("code"),
                        sum(document, "count"),
                        document.getDate("firstAt").toInstant(),
                        document.getDate("lastAt").toInstant());
            default -> {
                Map<String, String> details = new TreeMap<>();
                document.get("details", Document.class).forEach((name, value) -> details.put(name, (String) value));
                List<String> cities = city == null ? Documents.texts(document, CITIES) : List.of(city);
                yield new AuditEntry.Changed(
                        day,
                        Set.copyOf(cities),
                        subject,
                        document.getDate("at").toInstant(),
                        AuditEntry.Change.valueOf(document.getString("kind")),
                        document.getString("by"),
                        details);
            }
        };
    }

    private static long sum(Document document, String count) {
        return document.get("by", Document.class).values().stream()
                .mapToLong(each -> ((Document) each).get(count, Number.class).longValue())
                .sum();
    }
}
