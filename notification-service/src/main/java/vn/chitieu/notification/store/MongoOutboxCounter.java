package vn.chitieu.notification.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.OutboxCounts;

/**
 * Counts of the outbox that cost little to read: ids are counted in their index, without looking at any document. Most
 * notices end as SENT, so only the others are noted by their id in a collection for each state; the rest of the archive
 * was sent.
 */
final class MongoOutboxCounter {

    private static final int IDS_AT_ONCE = 1000;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoDatabase database;
    private final MongoCollection<Document> notices;
    private final MongoCollection<Document> live;
    private final MongoCollection<Document> archive;
    private final Map<DeliveryState, MongoCollection<Document>> noted = new EnumMap<>(DeliveryState.class);

    MongoOutboxCounter(
            MongoDatabase database,
            MongoCollection<Document> notices,
            MongoCollection<Document> live,
            MongoCollection<Document> archive) {
        this.database = database;
        this.notices = notices;
        this.live = live;
        this.archive = archive;
        for (DeliveryState state : DeliveryState.values()) {
            if (state.isDone() && state != DeliveryState.SENT) {
                noted.put(state, database.getCollection("outbox" + state.name()));
            }
        }
    }

    /** Notes how notices ended, by their ids; idempotent. */
    void note(Map<String, DeliveryState> ended) {
        Map<DeliveryState, List<ReplaceOneModel<Document>>> notes = new EnumMap<>(DeliveryState.class);
        ended.forEach((id, state) -> notes.computeIfAbsent(state, any -> new ArrayList<>())
                .add(new ReplaceOneModel<>(eq(id), new Document("_id", id), UPSERT)));
        notes.forEach((state, ids) -> {
            MongoCollection<Document> kept = noted.get(state);
            if (kept != null) {
                kept.bulkWrite(ids);
            }
        });
    }

    /** Takes back that a notice ended so. */
    void forget(String id, DeliveryState state) {
        MongoCollection<Document> ids = noted.get(state);
        if (ids != null) {
            ids.deleteOne(eq(id));
        }
    }

    OutboxCounts read() {
        long wanted = counted(notices);
        Map<DeliveryState, Long> liveCounts = new EnumMap<>(DeliveryState.class);
        List<String> moving = new ArrayList<>();
        for (Document row : live.find().projection(Projections.include("state"))) {
            DeliveryState state = RowDocuments.state(row);
            liveCounts.merge(state, 1L, Long::sum);
            if (state.isDone()) {
                moving.add(row.getString("_id"));
            }
        }
        long sent = counted(archive) - present(archive, moving).size();
        Map<DeliveryState, Long> done = new EnumMap<>(DeliveryState.class);
        for (Map.Entry<DeliveryState, MongoCollection<Document>> one : noted.entrySet()) {
            long count = counted(one.getValue());
            if (count > 0) {
                done.put(one.getKey(), count);
                sent -= count;
            }
        }
        if (sent != 0) {
            done.put(DeliveryState.SENT, sent);
        }
        return new OutboxCounts(wanted, done, liveCounts);
    }

    /**
     * Counts the ids in their index. Without the hint MongoDB would answer with the number that a collection has of
     * itself, which is wrong after an unclean stop; an aggregation would make a server that has no counting scan, as
     * the embedded one, read every document.
     */
    private long counted(MongoCollection<Document> collection) {
        Document count = new Document("count", collection.getNamespace().getCollectionName())
                .append("query", new Document())
                .append("hint", Indexes.ascending("_id"))
                .append("readConcern", collection.getReadConcern().asDocument());
        return database.runCommand(count).get("n", Number.class).longValue();
    }

    /** What seems to be missing is looked for again at the end: it may have been on its way between two places. */
    List<String> unaccounted(int limit) {
        Set<String> suspects = new LinkedHashSet<>();
        String after = "";
        List<String> page = ids(notices, after);
        while (!page.isEmpty()) {
            suspects.addAll(withoutRow(page));
            after = page.get(page.size() - 1);
            page = ids(notices, after);
        }
        List<String> unaccounted = new ArrayList<>(withoutRow(new ArrayList<>(suspects)));
        unaccounted.addAll(unwanted());
        return unaccounted.stream().limit(limit).toList();
    }

    private List<String> withoutRow(List<String> ids) {
        Set<String> rows = new HashSet<>(present(live, ids));
        rows.addAll(present(archive, ids));
        return ids.stream().filter(id -> !rows.contains(id)).toList();
    }

    private List<String> unwanted() {
        List<String> rows = new ArrayList<>();
        for (Document row : live.find().projection(Projections.include("_id"))) {
            rows.add(row.getString("_id"));
        }
        Set<String> wanted = present(notices, rows);
        return rows.stream().filter(id -> !wanted.contains(id)).toList();
    }

    private static List<String> ids(MongoCollection<Document> collection, String after) {
        List<String> ids = new ArrayList<>();
        for (Document one : collection
                .find(gt("_id", after))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .limit(IDS_AT_ONCE)) {
            ids.add(one.getString("_id"));
        }
        return ids;
    }

    /** Returns which of these ids a collection has. */
    static Set<String> present(MongoCollection<Document> collection, Collection<String> ids) {
        Set<String> present = new HashSet<>();
        if (ids.isEmpty()) {
            return present;
        }
        for (Document one : collection.find(in("_id", ids)).projection(Projections.include("_id"))) {
            present.add(one.getString("_id"));
        }
        return present;
    }
}
