package vn.chitieu.aggregation.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import vn.chitieu.aggregation.domain.Contribution;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Revision;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Revisions in the collection {@code revisions}, {@code _id} = {@code page@version}, found by counting versions down.
 */
final class MongoRevisions implements Revisions {

    private final MongoCollection<Document> revisions;

    MongoRevisions(MongoDatabase database) {
        this.revisions = database.getCollection("revisions");
    }

    @Override
    public void put(Collection<Revision> added) {
        if (added.isEmpty()) {
            return;
        }
        revisions.bulkWrite(
                added.stream()
                        .map(revision -> new ReplaceOneModel<>(
                                Filters.eq("_id", id(revision.page(), revision.version())),
                                document(revision),
                                new ReplaceOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    @Override
    public List<Revision> find(PageKey page, long newest, int limit) {
        List<String> ids = LongStream.rangeClosed(Math.max(1, newest - limit + 1), newest)
                .mapToObj(version -> id(page, version))
                .toList();
        return StreamSupport.stream(revisions.find(Filters.in("_id", ids)).spliterator(), false)
                .map(document -> revision(page, document))
                .sorted(Comparator.comparingLong(Revision::version).reversed())
                .toList();
    }

    private static Revision.Id id(String text) {
        int at = text.lastIndexOf('@');
        return new Revision.Id(PageDocuments.key(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }

    @Override
    public List<Revision> find(Collection<Revision.Id> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> ids =
                wanted.stream().map(one -> id(one.page(), one.version())).toList();
        List<Revision> found = new ArrayList<>();
        revisions
                .find(Filters.in("_id", ids))
                .forEach(document ->
                        found.add(revision(id(document.getString("_id")).page(), document)));
        return found;
    }

    private static String id(PageKey page, long version) {
        return page + "@" + version;
    }

    private static Document document(Revision revision) {
        return new Document("_id", id(revision.page(), revision.version()))
                .append("version", revision.version())
                .append("at", Date.from(revision.at()))
                .append("o", revision.occasion().name())
                .append(
                        "moves",
                        revision.moves().stream().map(MongoRevisions::move).toList())
                .append(
                        "causes",
                        revision.causes().stream().map(MongoRevisions::cause).toList())
                .append("further", revision.furtherCauses())
                .append(
                        "f",
                        revision.origins().stream()
                                .map(origin -> id(origin.page(), origin.version()))
                                .toList());
    }

    private static Revision revision(PageKey page, Document document) {
        return new Revision(
                page,
                document.getLong("version"),
                PageDocuments.instant(document, "at"),
                occasion(document),
                PageDocuments.list(document, "moves", Document.class).stream()
                        .map(MongoRevisions::move)
                        .toList(),
                PageDocuments.list(document, "causes", Document.class).stream()
                        .map(MongoRevisions::cause)
                        .toList(),
                document.getInteger("further"),
                PageDocuments.list(document, "f", String.class).stream()
                        .map(MongoRevisions::id)
                        .toList());
    }

    /** Revisions of before occasions were kept came from updates. */
    private static Revision.Occasion occasion(Document document) {
        String occasion = document.getString("o");
        return occasion == null ? Revision.Occasion.UPDATES : Revision.Occasion.valueOf(occasion);
    }

    private static Document move(Revision.Move move) {
        Document document = new Document("s", move.scope().toString()).append("n", move.revision());
        PageDocuments.put(document, "vb", move.valueBefore());
        PageDocuments.put(document, "v", move.value());
        PageDocuments.put(document, "cb", move.cumulativeBefore());
        PageDocuments.put(document, "c", move.cumulative());
        if (move.afterClosing()) {
            document.append("x", true);
        }
        if (!move.verdicts().isEmpty()) {
            document.append(
                    "j", move.verdicts().stream().map(MongoRevisions::verdict).toList());
        }
        return document;
    }

    private static Revision.Move move(Document document) {
        return new Revision.Move(
                Scope.parse(PageDocuments.text(document, "s")),
                document.getLong("n"),
                PageDocuments.decimal(document, "vb"),
                PageDocuments.decimal(document, "v"),
                PageDocuments.decimal(document, "cb"),
                PageDocuments.decimal(document, "c"),
                document.getBoolean("x", false),
                PageDocuments.list(document, "j", Document.class).stream()
                        .map(MongoRevisions::verdict)
                        .toList());
    }

    private static Document verdict(Revision.VerdictChange change) {
        Document document =
                new Document("w", change.owner()).append("n", change.now().name());
        return change.before() == null
                ? document
                : document.append("b", change.before().name());
    }

    private static Revision.VerdictChange verdict(Document document) {
        String before = document.getString("b");
        return new Revision.VerdictChange(
                PageDocuments.text(document, "w"),
                before == null ? null : Verdict.valueOf(before),
                Verdict.valueOf(PageDocuments.text(document, "n")));
    }

    private static Document cause(Revision.Cause cause) {
        Document document = new Document("i", cause.indicator()).append("now", PageDocuments.contribution(cause.now()));
        Contribution before = cause.before();
        return before == null ? document : document.append("before", PageDocuments.contribution(before));
    }

    private static Revision.Cause cause(Document document) {
        Document before = document.get("before", Document.class);
        return new Revision.Cause(
                PageDocuments.text(document, "i"),
                before == null ? null : PageDocuments.contribution(before),
                PageDocuments.contribution(document.get("now", Document.class)));
    }
}
