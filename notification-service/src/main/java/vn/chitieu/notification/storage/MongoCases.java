package vn.chitieu.notification.storage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.domain.cases.AlertCase;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.cases.TotalKey;

/**
 * Cases, one document each; beside them which cases each total has, and which cases may have notices. Both are written
 * before the case, so that a crash in between leaves at most a hint that leads nowhere.
 */
final class MongoCases implements Cases {

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> ofTotals;
    private final MongoCollection<Document> withNotices;

    MongoCases(MongoDatabase database) {
        cases = database.getCollection("cases");
        ofTotals = database.getCollection("casesOfTotals");
        withNotices = database.getCollection("casesWithNotices");
        Bson byVersion = Indexes.ascending("_id", "version");
        cases.createIndex(byVersion, new IndexOptions().unique(true));
        withNotices.createIndex(byVersion, new IndexOptions().unique(true));
    }

    @Override
    public Optional<AlertCase> find(CaseKey key) {
        return Optional.ofNullable(cases.find(eq(key.toString())).first()).map(CaseDocuments::read);
    }

    @Override
    public List<AlertCase> of(Collection<TotalKey> totals) {
        List<String> ids = new ArrayList<>();
        List<String> keys = totals.stream().map(TotalKey::toString).toList();
        for (Document total : ofTotals.find(in("_id", keys))) {
            ids.addAll(total.getList("cases", String.class));
        }
        return ids.isEmpty() ? List.of() : read(in("_id", ids), ids.size());
    }

    @Override
    public boolean store(AlertCase next) {
        String id = next.key().toString();
        if (!next.pending().isEmpty()) {
            Bson version =
                    Updates.max("version", next.version()); // a late writer must not take another one's hint away
            withNotices.updateOne(eq(id), version, new UpdateOptions().upsert(true));
        }
        Document document = CaseDocuments.write(next);
        if (next.version() > 1) {
            Bson unchanged = and(eq("_id", id), eq("version", next.version() - 1));
            return cases.replaceOne(unchanged, document).getMatchedCount() == 1;
        }
        Bson one = Updates.addToSet("cases", id);
        ofTotals.updateOne(eq(next.key().total().toString()), one, new UpdateOptions().upsert(true));
        try {
            cases.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (Values.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }

    @Override
    public List<AlertCase> withPendingNotices(int limit) {
        List<String> ids = new ArrayList<>();
        for (Document hint : withNotices.find().limit(limit)) {
            ids.add(hint.getString("_id"));
        }
        List<AlertCase> pending = new ArrayList<>();
        for (Document document : cases.find(in("_id", ids)).sort(Sorts.ascending("_id"))) {
            Values.readable(document, CaseDocuments::read).ifPresent(pending::add);
        }
        return pending;
    }

    @Override
    public void settled(AlertCase withoutPending) {
        String id = withoutPending.key().toString();
        Document hint = withNotices.find(eq(id)).first();
        if (hint != null && hint.getLong("version") <= withoutPending.version()) {
            withNotices.deleteOne(and(eq("_id", id), eq("version", hint.getLong("version"))));
        }
    }

    @Override
    public List<AlertCase> list(Filter filter, @Nullable String after, int limit) {
        List<Bson> all = new ArrayList<>();
        all.add(gt("_id", after == null ? "" : after));
        if (filter.state() != null) {
            all.add(eq("state", filter.state().name()));
        }
        if (filter.indicator() != null) {
            all.add(eq("indicator", filter.indicator()));
        }
        if (filter.scope() != null) {
            all.add(eq("scope", filter.scope().toString()));
        }
        return read(and(all), limit);
    }

    private List<AlertCase> read(Bson filter, int limit) {
        List<AlertCase> found = new ArrayList<>();
        for (Document document : cases.find(filter).sort(Sorts.ascending("_id")).limit(limit)) {
            found.add(CaseDocuments.read(document));
        }
        return found;
    }
}
