package vn.chitieu.notification.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/**
 * Cases, one document each; beside them which cases each total has, and which cases may have notices, transitions, or
 * something due. All are written before the case, so that a crash in between leaves at most a stale hint.
 */
@Repository
final class MongoCases implements CaseRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "cases";

    private static final Duration REST_OF_DAMAGED = Duration.ofMinutes(1);

    private final MongoDatabase database;
    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> ofTotals;
    private final MongoDamagedDocuments damaged;
    private final MongoDueCases withNotices;
    private final MongoDueCases withTransitions;
    private final MongoDueCases due;

    MongoCases(MongoDatabase database) {
        this.database = database;
        cases = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
        ofTotals = database.getCollection("casesOfTotals");
        withNotices = new MongoDueCases(database, "casesWithNotices");
        withTransitions = new MongoDueCases(database, "casesWithTransitions");
        due = new MongoDueCases(database, "casesDue");
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return CaseDocuments::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, cases, "version");
        withNotices.createIndex();
        withTransitions.createIndex();
        due.createIndex();
        due.createIndex(Indexes.ascending("at"));
    }

    @Override
    public Optional<AlertCase> find(CaseKey key) {
        return Optional.ofNullable(cases.find(eq(key.toString())).first())
                .map(document -> damaged.require(COLLECTION, document, CaseDocuments::read));
    }

    @Override
    public List<AlertCase> of(Collection<TotalKey> totals) {
        List<String> ids = new ArrayList<>();
        List<String> keys = totals.stream().map(TotalKey::toString).toList();
        for (Document total : ofTotals.find(in("_id", keys))) {
            ids.addAll(total.getList("cases", String.class));
        }
        return read(ids);
    }

    @Override
    public boolean store(AlertCase next) {
        String id = next.key().toString();
        hint(next);
        Document document = CaseDocuments.write(next);
        if (next.progress().version() > 1) {
            Bson unchanged = Documents.asRead(id, "version", next.progress().version() - 1);
            boolean kept = cases.replaceOne(unchanged, document).getMatchedCount() == 1;
            if (kept && CaseLife.movesAt(next) == null) {
                due.settle(next); // time moves it no more
            }
            return kept;
        }
        Bson one = Updates.addToSet("cases", id);
        ofTotals.updateOne(eq(next.key().total().toString()), one, new UpdateOptions().upsert(true));
        try {
            cases.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (Documents.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private void hint(AlertCase next) {
        if (!next.outgoing().pending().isEmpty()) {
            withNotices.add(next);
        }
        if (!next.outgoing().transitions().isEmpty()) {
            withTransitions.add(next);
        }
        Instant movesAt = CaseLife.movesAt(next);
        if (movesAt != null) {
            due.add(
                    next,
                    Updates.combine(
                            Updates.max("version", next.progress().version()),
                            Updates.min("at", Documents.write(movesAt))));
        }
    }

    @Override
    public Page<AlertCase> withPendingNotices(@Nullable String after, int limit) {
        return hinted(withNotices, after, limit);
    }

    @Override
    public void settled(AlertCase withoutPending) {
        withNotices.settle(withoutPending);
    }

    @Override
    public Page<AlertCase> withPendingTransitions(@Nullable String after, int limit) {
        return hinted(withTransitions, after, limit);
    }

    @Override
    public void passedOn(AlertCase withoutTransitions) {
        withTransitions.settle(withoutTransitions);
    }

    @Override
    public List<AlertCase> due(Instant now, int limit) {
        while (true) {
            List<String> ids = due.ids(lte("at", Documents.write(now)), Sorts.ascending("at"), limit);
            List<AlertCase> found = read(ids);
            if (found.size() < ids.size()) {
                due.rest(without(found, ids), now.plus(REST_OF_DAMAGED));
            }
            if (ids.isEmpty() || !found.isEmpty()) {
                return found;
            }
        }
    }

    private static List<String> without(List<AlertCase> found, List<String> ids) {
        Set<String> others = new LinkedHashSet<>(ids);
        found.forEach(one -> others.remove(one.key().toString()));
        return List.copyOf(others);
    }

    @Override
    public void putOff(AlertCase lookedAt) {
        Instant movesAt = CaseLife.movesAt(lookedAt);
        if (movesAt == null) {
            due.settle(lookedAt);
        } else {
            due.change(lookedAt, Updates.set("at", Documents.write(movesAt)));
        }
    }

    @Override
    public void postpone(AlertCase failed, Instant until) {
        due.change(failed, Updates.set("at", Documents.write(until)));
    }

    private Page<AlertCase> hinted(MongoDueCases hints, @Nullable String after, int limit) {
        List<String> ids = hints.ids(gt("_id", after == null ? "" : after), Sorts.ascending("_id"), limit);
        return Page.of(read(ids), ids, limit);
    }

    private List<AlertCase> read(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<AlertCase> found = new ArrayList<>();
        for (Document document : cases.find(in("_id", ids)).sort(Sorts.ascending("_id"))) {
            damaged.read(COLLECTION, document, CaseDocuments::read).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public Page<AlertCase> list(Filter filter, @Nullable String after, int limit) {
        List<Bson> all = new ArrayList<>();
        all.add(gt("_id", after == null ? "" : after));
        if (filter.city() != null) {
            all.add(of(filter.city()));
        }
        if (filter.state() != null) {
            all.add(eq("state", filter.state().name()));
        }
        if (filter.indicator() != null) {
            all.add(eq("indicator", filter.indicator()));
        }
        if (filter.scope() != null) {
            all.add(eq("scope", filter.scope().toString()));
        }
        return damaged.page(COLLECTION, cases.find(and(all)), limit, CaseDocuments::read);
    }

    /** Ids of the home city begin with the rule, in capital letters, those of another with its id and a colon. */
    private static Bson of(CityKey city) {
        return city.isHome()
                ? and(gte("_id", "A"), lt("_id", "["))
                : and(gt("_id", city.prefix()), lt("_id", city.end()));
    }
}
