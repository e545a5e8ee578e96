package vn.chitieu.aggregation.page;

import java.util.Objects;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.mongo.Documents;

/**
 * Revisions as documents: {@code at} when, {@code o} the occasion, {@code m} the totals that moved, {@code c} the
 * updates that did it, each as {@link ContributionDocuments}, {@code fc} how many more there were, {@code from} the
 * revisions of other pages that did it. A move has {@code s} scope, {@code n} revision, {@code v} value, {@code c}
 * cumulative, both with {@code 0} behind the name for what was there before, {@code x} where it moved after closing,
 * {@code g} verdicts that changed. Absent means null, empty, zero or false.
 */
public final class RevisionDocuments {

    private RevisionDocuments() {}

    /** Returns the id of a revision: {@code city/INDICATOR/quarter@version}. */
    public static String id(Revision.Id id) {
        return id.page() + "@" + id.version();
    }

    /** Reads an id. */
    public static Revision.Id id(String text) {
        int at = text.lastIndexOf('@');
        return new Revision.Id(PageDocuments.key(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }

    /** Returns a document of its own, with the id. */
    public static RawBsonDocument document(Revision revision) {
        return Documents.raw(bson -> {
            bson.writeString("_id", id(revision.id()));
            writeFields(bson, revision);
        });
    }

    static void write(BsonWriter bson, String field, Revision revision) {
        bson.writeStartDocument(field);
        writeFields(bson, revision);
        bson.writeEndDocument();
    }

    /** Reads the revision with that id. */
    public static Revision revision(Revision.Id id, Document document) {
        return new Revision(
                id.page(),
                id.version(),
                Documents.instant(document, "at"),
                Revision.Occasion.valueOf(Documents.text(document, "o")),
                Documents.list(document, "m", Document.class).stream()
                        .map(RevisionDocuments::move)
                        .toList(),
                Documents.list(document, "c", Document.class).stream()
                        .map(RevisionDocuments::cause)
                        .toList(),
                document.getInteger("fc", 0),
                Documents.texts(document, "from").stream()
                        .map(RevisionDocuments::id)
                        .toList());
    }

    private static void writeFields(BsonWriter bson, Revision revision) {
        bson.writeDateTime("at", revision.at().toEpochMilli());
        bson.writeString("o", revision.occasion().name());
        bson.writeStartArray("m");
        revision.moves().forEach(move -> write(bson, move));
        bson.writeEndArray();
        bson.writeStartArray("c");
        revision.causes().forEach(cause -> write(bson, cause));
        bson.writeEndArray();
        if (revision.furtherCauses() > 0) {
            bson.writeInt32("fc", revision.furtherCauses());
        }
        if (!revision.origins().isEmpty()) {
            bson.writeStartArray("from");
            revision.origins().forEach(origin -> bson.writeString(id(origin)));
            bson.writeEndArray();
        }
    }

    private static void write(BsonWriter bson, Revision.Move move) {
        bson.writeStartDocument();
        bson.writeString("s", move.scope().toString());
        bson.writeInt64("n", move.revision());
        Documents.write(bson, "v0", move.valueBefore());
        Documents.write(bson, "v", move.value());
        Documents.write(bson, "c0", move.cumulativeBefore());
        Documents.write(bson, "c", move.cumulative());
        if (move.afterClosing()) {
            bson.writeBoolean("x", true);
        }
        if (!move.verdicts().isEmpty()) {
            bson.writeStartArray("g");
            move.verdicts().forEach(change -> write(bson, change));
            bson.writeEndArray();
        }
        bson.writeEndDocument();
    }

    private static Revision.Move move(Document document) {
        return new Revision.Move(
                Scope.parse(Documents.text(document, "s")),
                document.getLong("n"),
                Documents.decimalOrNull(document, "v0"),
                Documents.decimalOrNull(document, "v"),
                Documents.decimalOrNull(document, "c0"),
                Documents.decimalOrNull(document, "c"),
                document.getBoolean("x", false),
                Documents.list(document, "g", Document.class).stream()
                        .map(RevisionDocuments::verdictChange)
                        .toList());
    }

    private static void write(BsonWriter bson, Revision.VerdictChange change) {
        bson.writeStartDocument();
        bson.writeString("owner", change.owner());
        Documents.write(bson, "before", Documents.name(change.before()));
        bson.writeString("now", change.now().name());
        bson.writeEndDocument();
    }

    private static Revision.VerdictChange verdictChange(Document document) {
        return new Revision.VerdictChange(
                Documents.text(document, "owner"),
                Documents.enumOrNull(document, "before", Verdict.class),
                Verdict.valueOf(Documents.text(document, "now")));
    }

    private static void write(BsonWriter bson, Revision.Cause cause) {
        bson.writeStartDocument();
        bson.writeString("i", cause.indicator());
        if (cause.before() != null) {
            ContributionDocuments.write(bson, "before", cause.before());
        }
        ContributionDocuments.write(bson, "now", cause.now());
        bson.writeEndDocument();
    }

    private static Revision.Cause cause(Document document) {
        Document before = document.get("before", Document.class);
        return new Revision.Cause(
                Documents.text(document, "i"),
                before == null ? null : ContributionDocuments.contribution(before),
                ContributionDocuments.contribution(Objects.requireNonNull(document.get("now", Document.class), "now")));
    }
}
