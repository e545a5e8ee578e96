package vn.chitieu.ingestion.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.IngestionProblemCode;

/**
 * One collection for each month, {@code audit-2022-04}, whose {@code _id} begins with the day, so that a day is a range
 * of ids and old months can be dropped as a whole. Counts stand by process ({@code by.<process>.count}) and only grow:
 * writing them again is idempotent, whether or not the first attempt succeeded. When a credential was used last is in
 * {@code uses}, one document each.
 */
final class MongoAuditTrail implements AuditRepository {

    private static final String PREFIX = "audit-";
    private static final String CITY = "city";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoDatabase database;
    private final int months;
    private final Random random = new Random();
    private volatile YearMonth swept = YearMonth.of(1970, 1);

    /**
     * Makes the trail.
     *
     * @param months how many months before the current one are kept
     */
    MongoAuditTrail(MongoDatabase database, int months) {
        this.database = database;
        this.months = months;
    }

    @Override
    public void append(AuditEntry.Changed change) {
        byte[] suffix = new byte[4];
        random.nextBytes(suffix);
        String id = "%s/%s/%s/%s/%s"
                .formatted(
                        change.day(),
                        change.subject(),
                        change.change(),
                        change.at(),
                        HexFormat.of().formatHex(suffix));
        Document document = new Document("_id", id)
                .append("day", change.day().toString())
                .append("kind", change.change().name())
                .append(CITY, change.city())
                .append("subject", change.subject())
                .append("at", Date.from(change.at()))
                .append("by", change.by())
                .append("details", new Document(new TreeMap<>(change.details())));
        answered(() -> {
            sweep(YearMonth.from(change.day()));
            return of(change.day()).insertOne(document);
        });
    }

    @Override
    public void keep(String process, Collection<AuditEntry.Used> uses, Collection<AuditEntry.Refused> refusals) {
        Map<LocalDate, List<WriteModel<Document>>> writes = new HashMap<>();
        List<WriteModel<Document>> last = new ArrayList<>();
        String by = "by." + process + ".";
        for (AuditEntry.Used use : uses) {
            Bson counts = combine(
                    setOnInsert("day", use.day().toString()),
                    setOnInsert("kind", "USED"),
                    setOnInsert(CITY, use.city()),
                    setOnInsert("subject", use.subject()),
                    setOnInsert("among", use.among()),
                    max(by + "requests", use.requests()),
                    max(by + "accepted", use.accepted()),
                    max(by + "rejected", use.rejected()),
                    max("lastAt", Date.from(use.lastAt())));
            write(writes, use.day(), use.day() + "/" + use.subject() + "/USED" + ofCity(use.city()), counts);
            last.add(new UpdateOneModel<>(eq(use.subject()), max("lastAt", Date.from(use.lastAt())), UPSERT));
        }
        for (AuditEntry.Refused refusal : refusals) {
            Bson counts = combine(
                    setOnInsert("day", refusal.day().toString()),
                    setOnInsert("kind", "REFUSED"),
                    setOnInsert(CITY, refusal.city()),
                    setOnInsert("subject", refusal.subject()),
                    setOnInsert("code", refusal.code()),
                    max(by + "count", refusal.count()),
                    min("firstAt", Date.from(refusal.firstAt())),
                    max("lastAt", Date.from(refusal.lastAt())));
            String id = refusal.day() + "/" + refusal.subject() + "/REFUSED/" + refusal.code() + ofCity(refusal.city());
            write(writes, refusal.day(), id, counts);
        }
        answered(() -> {
            BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
            writes.forEach((day, models) -> {
                sweep(YearMonth.from(day));
                of(day).bulkWrite(models, unordered);
            });
            return last.isEmpty() ? null : lastUse().bulkWrite(last, unordered);
        });
    }

    /** A name may be used in several cities, such as that of a token. */
    private static String ofCity(@Nullable String city) {
        return city == null ? "" : "/" + city;
    }

    private static void write(
            Map<LocalDate, List<WriteModel<Document>>> writes, LocalDate day, String id, Bson counts) {
        writes.computeIfAbsent(day, unused -> new ArrayList<>()).add(new UpdateOneModel<>(eq(id), counts, UPSERT));
    }

    @Override
    public Map<String, Instant> lastUses() {
        List<Document> all = answered(() -> lastUse().find().into(new ArrayList<>()));
        return all.stream()
                .collect(Collectors.toMap(
                        document -> document.getString("_id"),
                        document -> document.getDate("lastAt").toInstant()));
    }

    @Override
    public Page read(Query query) {
        String after = decoded(query.after());
        List<Document> found = answered(() -> {
            List<Document> documents = new ArrayList<>();
            for (String month : months(query, after)) {
                int missing = query.limit() + 1 - documents.size();
                if (missing > 0) {
                    database.getCollection(month)
                            .find(filter(query, after))
                            .sort(descending("_id"))
                            .limit(missing)
                            .into(documents);
                }
            }
            return documents;
        });
        List<Document> page = found.subList(0, Math.min(query.limit(), found.size()));
        String next = found.size() <= query.limit()
                ? null
                : encoded(page.get(page.size() - 1).getString("_id"));
        return new Page(page.stream().map(MongoAuditTrail::entry).toList(), next);
    }

    private List<String> months(Query query, @Nullable String after) {
        LocalDate day = query.day();
        if (day != null) {
            return List.of(name(day));
        }
        List<String> names = new ArrayList<>();
        for (String name : database.listCollectionNames()) {
            boolean isLater = after != null && name.compareTo(PREFIX + after) > 0;
            if (name.matches(PREFIX + "[0-9]{4}-[0-9]{2}") && !isLater) {
                names.add(name);
            }
        }
        names.sort(Comparator.reverseOrder());
        return names;
    }

    private static Bson filter(Query query, @Nullable String after) {
        List<Bson> filters = new ArrayList<>();
        if (query.day() != null) {
            filters.add(gte("_id", query.day() + "/"));
            filters.add(lt("_id", query.day() + "0"));
        }
        if (query.subject() != null) {
            filters.add(or(eq("subject", query.subject()), eq("among", query.subject())));
        }
        if (query.city() != null) {
            // What is absent is found by null, too.
            filters.add(query.withoutCity() ? in(CITY, query.city(), null) : eq(CITY, query.city()));
        }
        if (after != null) {
            filters.add(lt("_id", after));
        }
        return filters.isEmpty() ? new Document() : and(filters);
    }

    private static @Nullable String decoded(@Nullable String after) {
        try {
            return after == null ? null : new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    private static String encoded(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static AuditEntry entry(Document document) {
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
                yield new AuditEntry.Changed(
                        day,
                        city,
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

    private void sweep(YearMonth month) {
        if (!month.isAfter(swept)) {
            return;
        }
        String oldest = PREFIX + month.minusMonths(months);
        for (String name : database.listCollectionNames()) {
            if (name.matches(PREFIX + "[0-9]{4}-[0-9]{2}") && name.compareTo(oldest) < 0) {
                database.getCollection(name).drop();
            }
        }
        swept = month;
    }

    private MongoCollection<Document> of(LocalDate day) {
        return database.getCollection(name(day));
    }

    private MongoCollection<Document> lastUse() {
        return database.getCollection("uses");
    }

    private static String name(LocalDate day) {
        return PREFIX + YearMonth.from(day);
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(noAnswer);
        }
    }
}
