package vn.chitieu.aggregation.page;

import java.util.List;
import org.bson.BsonWriter;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.support.mongo.Documents;

/**
 * Contributions as documents, on pages and in revisions: {@code u} unit, {@code p} period, {@code v} value, {@code s}
 * status, {@code id} of the update, {@code at} when it was reported, {@code r} receipt, {@code why} reason, {@code n}
 * note, {@code ch} channel, {@code by} sender; {@code c} how far its head has confirmed it ({@code s} state, {@code as}
 * the status sent, {@code id} of the update, {@code by} whom, {@code at} when, {@code why}); {@code d} true where it
 * was doubted at entry; on pages {@code old}, the superseded ones of its cell that are kept. Absent means null.
 */
final class ContributionDocuments {

    private static final String SUPERSEDED = "old";
    private static final String CONFIRMATION = "c";
    private static final String DOUBTED = "d";

    private ContributionDocuments() {}

    /** Writes the element of an array. */
    static void write(BsonWriter bson, Contribution contribution, List<Contribution> superseded) {
        bson.writeStartDocument();
        writeFields(bson, contribution);
        if (!superseded.isEmpty()) {
            bson.writeStartArray(SUPERSEDED);
            superseded.forEach(one -> write(bson, one, List.of()));
            bson.writeEndArray();
        }
        bson.writeEndDocument();
    }

    /** Writes a field. */
    static void write(BsonWriter bson, String field, Contribution contribution) {
        bson.writeStartDocument(field);
        writeFields(bson, contribution);
        bson.writeEndDocument();
    }

    static Contribution contribution(Document document) {
        return new Contribution(
                new Cell(Documents.text(document, "u"), ReportingPeriod.parse(Documents.text(document, "p"))),
                Documents.decimalOrNull(document, "v"),
                FigureStatus.valueOf(Documents.text(document, "s")),
                Documents.text(document, "id"),
                Documents.instant(document, "at"),
                ReceiptId.parse(Documents.text(document, "r")),
                document.getString("why"),
                document.getString("n"),
                document.getString("ch"),
                Documents.text(document, "by"),
                confirmation(document.get(CONFIRMATION, Document.class)),
                document.getBoolean(DOUBTED, false));
    }

    private static @Nullable HeadConfirmation confirmation(@Nullable Document document) {
        return document == null
                ? null
                : new HeadConfirmation(
                        HeadConfirmation.State.valueOf(Documents.text(document, "s")),
                        FigureStatus.valueOf(Documents.text(document, "as")),
                        Documents.text(document, "id"),
                        Documents.text(document, "by"),
                        Documents.instant(document, "at"),
                        document.getString("why"));
    }

    static List<Contribution> superseded(Document document) {
        return Documents.list(document, SUPERSEDED, Document.class).stream()
                .map(ContributionDocuments::contribution)
                .toList();
    }

    private static void writeFields(BsonWriter bson, Contribution contribution) {
        bson.writeString("u", contribution.cell().unit());
        bson.writeString("p", contribution.cell().period().toString());
        Documents.write(bson, "v", contribution.value());
        bson.writeString("s", contribution.status().name());
        bson.writeString("id", contribution.updateId());
        bson.writeDateTime("at", contribution.reportedAt().toEpochMilli());
        bson.writeString("r", contribution.receipt().toString());
        Documents.write(bson, "why", contribution.reason());
        Documents.write(bson, "n", contribution.note());
        Documents.write(bson, "ch", contribution.channel());
        bson.writeString("by", contribution.sender());
        if (contribution.confirmation() != null) {
            write(bson, contribution.confirmation());
        }
        if (contribution.doubted()) {
            bson.writeBoolean(DOUBTED, true);
        }
    }

    private static void write(BsonWriter bson, HeadConfirmation confirmation) {
        bson.writeStartDocument(CONFIRMATION);
        bson.writeString("s", confirmation.state().name());
        bson.writeString("as", confirmation.status().name());
        bson.writeString("id", confirmation.update());
        bson.writeString("by", confirmation.by());
        bson.writeDateTime("at", confirmation.at().toEpochMilli());
        Documents.write(bson, "why", confirmation.reason());
        bson.writeEndDocument();
    }
}
