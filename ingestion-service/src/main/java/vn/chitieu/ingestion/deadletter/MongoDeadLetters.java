package vn.chitieu.ingestion.deadletter;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.IngestionProblemCode;

/**
 * One collection for each year, {@code rejections-2026}, {@code _id} = {@code city:unit/day}, and {@code unit/day} of
 * older releases, which belong to the default city: {@code e} has the rejections by the place where they are kept,
 * {@code last} up to where the log is in it, {@code more} counts those beyond the bound, {@code again} up to where they
 * were sent again. The topic has them for a year; so have the collections, and the one of the year before.
 */
@Repository
final class MongoDeadLetters implements DeadLetterRepository {

    private static final String PREFIX = "rejections-";

    private final MongoDatabase database;
    private final DefaultCity defaultCity;
    private volatile int swept;

    MongoDeadLetters(MongoDatabase database, DefaultCity defaultCity) {
        this.database = database;
        this.defaultCity = defaultCity;
    }

    /**
     * One consumer reads a partition at a time, so what was read is what is there. What cannot be read is not changed.
     */
    @Override
    public void keep(LocalDate day, DeadLetter rejection) {
        available(() -> {
            sweep(day.getYear());
            String id = id(rejection.city(), unit(rejection), day);
            Document before = of(day).find(Filters.eq("_id", id)).first();
            List<DeadLetter> known = before == null
                    ? List.of()
                    : day(rejection.city(), unit(rejection), before).rejections();
            RecordPosition kept = rejection.kept();
            if (before != null && offsets(before, "last").getOrDefault(kept.partition(), -1L) >= kept.offset()) {
                return false;
            }
            Bson upTo = Updates.set("last." + kept.partition(), kept.offset());
            // A writer that repeats itself after a fault keeps the same record at another place.
            if (known.stream().anyMatch(one -> one.origin().equals(rejection.origin()))) {
                of(day).updateOne(Filters.eq("_id", id), upTo);
                return true;
            }
            boolean hasRoom = known.size() < MOST_A_DAY;
            of(day).updateOne(
                            Filters.eq("_id", id),
                            hasRoom
                                    ? Updates.combine(upTo, Updates.set("e." + name(kept), document(rejection)))
                                    : Updates.combine(upTo, Updates.inc("more", 1L)),
                            new UpdateOptions().upsert(true));
            return true;
        });
    }

    @Override
    public List<DeadLetterDay> find(String city, String unit, LocalDate from, LocalDate to) {
        List<String> cities = defaultCity.id().filter(city::equals).isPresent() ? List.of(city, "") : List.of(city);
        return available(() -> Stream.iterate(from.getYear(), year -> year <= to.getYear(), year -> year + 1)
                .flatMap(year -> {
                    List<String> ids = from.datesUntil(to.plusDays(1))
                            .filter(day -> day.getYear() == year)
                            .flatMap(day -> cities.stream().map(one -> id(one, unit, day)))
                            .toList();
                    return of(year).find(Filters.in("_id", ids)).into(new ArrayList<>()).stream();
                })
                .map(document -> day(city, unit, document))
                .collect(Collectors.toMap(DeadLetterDay::day, day -> day, DeadLetterDay::with, TreeMap::new))
                .values()
                .stream()
                .toList());
    }

    @Override
    public void sentAgain(String city, String unit, LocalDate day, RecordPosition kept, Instant when) {
        available(() -> of(day).updateOne(
                        Filters.eq("_id", id(city, unit, day)),
                        Updates.combine(
                                Updates.max("again." + kept.partition(), kept.offset()),
                                Updates.set("againAt", Date.from(when))),
                        new UpdateOptions().upsert(true)));
    }

    private void sweep(int year) {
        if (swept >= year) {
            return;
        }
        for (String name : database.listCollectionNames()) {
            if (name.startsWith(PREFIX) && name.compareTo(PREFIX + (year - 1)) < 0) {
                database.getCollection(name).drop();
            }
        }
        swept = year;
    }

    private MongoCollection<Document> of(LocalDate day) {
        return of(day.getYear());
    }

    private MongoCollection<Document> of(int year) {
        return database.getCollection(PREFIX + year);
    }

    private static String id(String city, String unit, LocalDate day) {
        return (city.isEmpty() ? "" : city + ":") + unit + "/" + day;
    }

    private static String unit(DeadLetter rejection) {
        return Optional.ofNullable(rejection.unit()).orElse("");
    }

    private static String name(RecordPosition kept) {
        return kept.partition() + "-" + kept.offset();
    }

    private static Document document(DeadLetter rejection) {
        return new Document("origin", place(rejection.origin()))
                .append("kept", place(rejection.kept()))
                .append("key", rejection.key())
                .append("bytes", rejection.bytes())
                .append("beginning", rejection.beginning())
                .append(
                        "errors",
                        rejection.errors().stream()
                                .map(error -> new Document("code", error.code())
                                        .append("message", error.message())
                                        .append("messageVi", error.messageVi()))
                                .toList())
                .append("rejectedAt", Date.from(rejection.rejectedAt()));
    }

    private static Document place(RecordPosition place) {
        return new Document("topic", place.topic())
                .append("partition", place.partition())
                .append("offset", place.offset());
    }

    private static DeadLetterDay day(String city, String unit, Document document) {
        String id = document.getString("_id");
        Date againAt = document.getDate("againAt");
        Long more = document.getLong("more");
        return new DeadLetterDay(
                unit,
                LocalDate.parse(id.substring(id.indexOf('/') + 1)),
                entries(document).values().stream()
                        .map(entry -> rejection(city, unit, (Document) entry))
                        .sorted(Comparator.comparing(DeadLetter::rejectedAt)
                                .thenComparing(rejection -> rejection.kept().partition())
                                .thenComparing(rejection -> rejection.kept().offset()))
                        .toList(),
                more == null ? 0 : more,
                offsets(document, "again"),
                againAt == null ? null : againAt.toInstant());
    }

    private static DeadLetter rejection(String city, String unit, Document entry) {
        return new DeadLetter(
                place(entry.get("origin", Document.class)),
                place(entry.get("kept", Document.class)),
                city,
                unit.isEmpty() ? null : unit,
                entry.getString("key"),
                entry.getInteger("bytes"),
                entry.getString("beginning"),
                entry.getList("errors", Document.class).stream()
                        .map(error -> new DeadLetter.Reason(
                                error.getString("code"), error.getString("message"), error.getString("messageVi")))
                        .toList(),
                entry.getDate("rejectedAt").toInstant());
    }

    private static RecordPosition place(Document document) {
        return new RecordPosition(
                document.getString("topic"), document.getInteger("partition"), document.getLong("offset"));
    }

    private static Document entries(Document document) {
        return part(document, "e");
    }

    private static Document part(Document document, String name) {
        Document part = document.get(name, Document.class);
        return part == null ? new Document() : part;
    }

    private static Map<Integer, Long> offsets(Document document, String name) {
        Map<Integer, Long> offsets = new HashMap<>();
        part(document, name).forEach((partition, offset) -> offsets.put(Integer.valueOf(partition), (Long) offset));
        return offsets;
    }

    private static <T> T available(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.REJECTIONS_UNAVAILABLE.unavailable(noAnswer);
        }
    }
}
