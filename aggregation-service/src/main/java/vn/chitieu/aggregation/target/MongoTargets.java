package vn.chitieu.aggregation.target;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/**
 * Assigned targets of one city in the collection {@code targets}, one document for each indicator and year, {@code _id}
 * = {@code city/INDICATOR/2022}, optimistic locking by the version; and one small document for each city in
 * {@code targetEditions}, which says which of those there are and is written after them.
 */
public final class MongoTargets implements TargetRepository, MongoInitializer {

    private final MongoDatabase database;
    private final MongoCollection<Document> targets;
    private final MongoCollection<Document> editions;
    private final String city;

    /** Takes the database and the city. */
    public MongoTargets(MongoDatabase database, String city) {
        this.database = database;
        this.targets = database.getCollection("targets");
        this.editions = database.getCollection("targetEditions");
        this.city = city;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, targets, "version");
    }

    @Override
    public String edition() {
        return editionDocument().map(document -> document.getString("edition")).orElse("");
    }

    /** The edition is read first: what is added while the rest is read belongs to a later one and does no harm. */
    @Override
    public Edition all() {
        Optional<Document> edition = editionDocument();
        if (edition.isEmpty()) {
            return new Edition("", List.of());
        }
        List<AssignedTarget> all = new ArrayList<>();
        targets.find(Filters.in("_id", edition.get().getList("years", String.class)))
                .forEach(document -> all.addAll(TargetDocuments.targets(document)));
        return new Edition(edition.get().getString("edition"), all);
    }

    @Override
    public List<Refused> add(Collection<AssignedTarget> assigned) {
        Map<String, List<AssignedTarget>> byYear =
                assigned.stream().collect(Collectors.groupingBy(this::id, TreeMap::new, Collectors.toList()));
        List<Refused> refused = new ArrayList<>();
        byYear.forEach((id, added) -> refused.addAll(add(id, added)));
        beginEdition(byYear.keySet());
        return refused;
    }

    private List<Refused> add(String id, List<AssignedTarget> added) {
        Document stored = targets.find(Filters.eq("_id", id)).first();
        TargetYear year = new TargetYear(stored == null ? List.of() : TargetDocuments.targets(stored));
        int before = year.kept().size();
        List<Refused> refused = new ArrayList<>();
        added.forEach(target -> year.add(target).ifPresent(why -> refused.add(new Refused(target, why))));
        List<AssignedTarget> kept = year.kept();
        if (kept.size() > before) {
            store(id, stored == null ? 0 : stored.getLong("version"), kept);
        }
        return refused;
    }

    private void store(String id, long version, Collection<AssignedTarget> all) {
        Document document = TargetDocuments.document(id, version + 1, all);
        if (version == 0) {
            insert(document);
            return;
        }
        Bson asRead = new Document("_id", id).append("version", version); // $and would not use the index of both
        if (targets.replaceOne(asRead, document).getMatchedCount() != 1) {
            throw new StalePageException("expected the targets of " + id + " at version " + version);
        }
    }

    private void insert(Document document) {
        try {
            targets.insertOne(document);
        } catch (MongoWriteException refused) {
            if (Documents.isDuplicate(refused)) {
                throw new StalePageException("expected no targets yet: " + refused.getMessage());
            }
            throw refused;
        }
    }

    private void beginEdition(Set<String> years) {
        editions.updateOne(
                Filters.eq("_id", city),
                Updates.combine(
                        Updates.set("edition", UUID.randomUUID().toString()),
                        Updates.addEachToSet("years", List.copyOf(years))),
                new UpdateOptions().upsert(true));
    }

    private Optional<Document> editionDocument() {
        return Optional.ofNullable(editions.find(Filters.eq("_id", city)).first());
    }

    private String id(AssignedTarget assigned) {
        return city + "/" + assigned.target().indicator() + "/"
                + assigned.target().year();
    }
}
