package vn.chitieu.notification.detection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Revisions that wait, one document each, called {@code city/scope/indicator/quarter@revision}. Empty nearly always, so
 * that to ask it costs next to nothing.
 */
@Repository
final class MongoWaitingTotals implements WaitingTotals, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "waitingTotals";
    private static final String END_OF_CITY = "/";
    private static final String BEHIND_CITY = "0";

    private final MongoCollection<Document> waiting;
    private final MongoDamagedDocuments damaged;
    private final CityIds cities;

    MongoWaitingTotals(MongoDatabase database, CityIds cities) {
        waiting = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
        this.cities = cities;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return this::read;
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(waiting, Indexes.ascending("total"));
    }

    @Override
    public Set<TotalKey> among(Collection<IncomingTotal> totals) {
        Map<String, TotalKey> byName = new HashMap<>();
        totals.forEach(one -> byName.put(one.event().key(), one.total()));
        Set<TotalKey> found = new HashSet<>();
        if (!byName.isEmpty()) {
            for (Document one : waiting.find(in("total", byName.keySet())).projection(Projections.include("total"))) {
                found.add(Objects.requireNonNull(byName.get(one.getString("total"))));
            }
        }
        return found;
    }

    @Override
    public void add(IncomingTotal total, String why, Instant since) {
        Documents.insertIfAbsent(
                waiting,
                new Document("_id", id(total))
                        .append("total", total.event().key())
                        .append("event", new String(EventJson.write(total.event()), StandardCharsets.UTF_8))
                        .append("trace", total.trace())
                        .append("why", why)
                        .append("since", Documents.write(since)));
        dropOldest(total.event().key());
    }

    private void dropOldest(String total) {
        List<String> ids = new ArrayList<>();
        for (Document one : waiting.find(eq("total", total))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))) {
            ids.add(one.getString("_id"));
        }
        if (ids.size() > MOST) {
            waiting.deleteMany(in("_id", ids.subList(0, ids.size() - MOST)));
        }
    }

    @Override
    public Optional<String> nextCity(@Nullable String after) {
        Document next = waiting.find(gt("_id", after == null ? "" : after + BEHIND_CITY))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .first();
        return Optional.ofNullable(next).map(one -> {
            String id = one.getString("_id");
            return id.substring(0, id.indexOf(END_OF_CITY));
        });
    }

    @Override
    public List<IncomingTotal> list(String city, @Nullable IncomingTotal after, int limit) {
        Bson behind = after == null ? of(city) : and(of(city), gt("_id", id(after)));
        List<IncomingTotal> found = new ArrayList<>();
        for (Document one : waiting.find(behind).sort(Sorts.ascending("_id")).limit(limit)) {
            damaged.read(COLLECTION, one, this::read).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public long count(String city) {
        return waiting.countDocuments(of(city));
    }

    @Override
    public void remove(IncomingTotal taken) {
        waiting.deleteOne(eq(id(taken)));
    }

    private IncomingTotal read(Document document) {
        try {
            byte[] json = Documents.text(document, "event").getBytes(StandardCharsets.UTF_8);
            QuarterlyTotal event = EventJson.read(json, QuarterlyTotal.class);
            return new IncomingTotal(TotalMapper.key(event, cities), event, document.getString("trace"));
        } catch (UnreadableEventException damage) {
            throw new IllegalArgumentException(damage.getMessage(), damage);
        }
    }

    private static Bson of(String city) {
        return and(gt("_id", city + END_OF_CITY), lt("_id", city + BEHIND_CITY));
    }

    private static String id(IncomingTotal one) {
        return one.event().key() + String.format(Locale.ROOT, "@%019d", one.revision());
    }
}
