package vn.chitieu.ingestion.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.ReadableDocuments;
import vn.chitieu.support.mongo.Documents;

/**
 * One collection for each month, {@code audit-2022-04}, whose {@code _id} begins with the day, so that a day is a range
 * of ids and old months can be dropped as a whole; its documents are {@link AuditDocuments}. When a credential was used
 * last is in {@code uses}, one document each.
 */
final class MongoAuditTrail implements AuditRepository {

    private static final String PREFIX = "audit-";
    private static final int SUFFIX_BYTES = 4;

    private final MongoDatabase database;
    private final ReadableDocuments<Map.Entry<String, Instant>> lastUses;
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
        this.lastUses = new ReadableDocuments<>(
                lastUse(), IngestionProblemCode.CREDENTIALS_UNAVAILABLE, MongoAuditTrail::lastUsed);
        this.months = months;
    }

    @Override
    public void append(AuditEntry.Changed change) {
        byte[] suffix = new byte[SUFFIX_BYTES];
        random.nextBytes(suffix);
        Document document = AuditDocuments.document(change, HexFormat.of().formatHex(suffix));
        answered(() -> {
            sweep(YearMonth.from(change.day()));
            return of(change.day()).insertOne(document);
        });
    }

    @Override
    public void keep(String process, Collection<AuditEntry.Used> uses, Collection<AuditEntry.Refused> refusals) {
        Map<LocalDate, List<WriteModel<Document>>> writes = new HashMap<>();
        List<WriteModel<Document>> last = new ArrayList<>();
        for (AuditEntry.Used use : uses) {
            ofDay(writes, use.day()).add(AuditDocuments.counts(process, use));
            last.add(AuditDocuments.lastUse(use));
        }
        refusals.forEach(refusal -> ofDay(writes, refusal.day()).add(AuditDocuments.counts(process, refusal)));
        answered(() -> {
            BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
            writes.forEach((day, models) -> {
                sweep(YearMonth.from(day));
                of(day).bulkWrite(models, unordered);
            });
            return last.isEmpty() ? null : lastUse().bulkWrite(last, unordered);
        });
    }

    private static List<WriteModel<Document>> ofDay(Map<LocalDate, List<WriteModel<Document>>> writes, LocalDate day) {
        return writes.computeIfAbsent(day, unused -> new ArrayList<>());
    }

    @Override
    public Map<String, Instant> lastUses() {
        return lastUses.find(new Document()).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<String, Instant> lastUsed(Document document) {
        return Map.entry(Documents.text(document, "_id"), Documents.instant(document, "lastAt"));
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
        return new Page(page.stream().map(AuditDocuments::entry).toList(), next);
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
            Bson ofCity = or(eq(AuditDocuments.CITY, query.city()), eq(AuditDocuments.CITIES, query.city()));
            // What is absent is found by null, too.
            Bson ofNone = and(eq(AuditDocuments.CITY, null), eq(AuditDocuments.CITIES, null));
            filters.add(query.withoutCity() ? or(ofCity, ofNone) : ofCity);
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
