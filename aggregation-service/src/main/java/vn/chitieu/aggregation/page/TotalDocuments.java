package vn.chitieu.aggregation.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import org.bson.BsonWriter;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.ClosingFigures;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Totals as documents: {@code s} scope, {@code f} figures, {@code g} attainments, {@code e} expected units, {@code m}
 * missing units, {@code ms} missing share, {@code es} estimate share, {@code cb} why or how the quarter is compared,
 * {@code cc} the same since 1 January, {@code st} status, {@code a} as of, {@code n} revision, {@code cl} closing,
 * {@code gp} growth as published, {@code w} windows, see {@link WindowDocuments}. Absent means null.
 */
final class TotalDocuments {

    private TotalDocuments() {}

    static void write(BsonWriter bson, Total total) {
        bson.writeStartDocument();
        bson.writeString("s", total.scope().toString());
        bson.writeStartDocument("f");
        DocumentFields.write(bson, "v", total.figures().value());
        DocumentFields.write(bson, "c", total.figures().cumulative());
        DocumentFields.write(bson, "lv", total.figures().sameQuarterLastYear());
        DocumentFields.write(bson, "lc", total.figures().cumulativeLastYear());
        bson.writeEndDocument();
        bson.writeInt32("e", total.trust().expectedUnits());
        write(bson, "cb", total.comparison());
        write(bson, "cc", total.cumulativeComparison());
        if (!total.attainments().isEmpty()) {
            bson.writeStartArray("g");
            total.attainments().forEach(one -> write(bson, one));
            bson.writeEndArray();
        }
        if (!total.trust().missingUnits().isEmpty()) {
            bson.writeStartArray("m");
            total.trust().missingUnits().forEach(bson::writeString);
            bson.writeEndArray();
        }
        DocumentFields.write(bson, "ms", total.trust().missingSharePercent());
        DocumentFields.write(bson, "es", total.trust().estimateSharePercent());
        if (total.status() != null) {
            bson.writeString("st", total.status().name());
        }
        DocumentFields.write(bson, "gp", total.growthAsPublishedPercent());
        if (total.closing() != null) {
            write(bson, total.closing());
        }
        WindowDocuments.write(bson, "w", total.windows());
        if (total.asOf() != null) {
            bson.writeDateTime("a", total.asOf().toEpochMilli());
        }
        bson.writeInt64("n", total.revision());
        bson.writeEndDocument();
    }

    static Total total(Document document) {
        Document figures = document.get("f", Document.class);
        String status = document.getString("st");
        Date asOf = document.getDate("a");
        return new Total(
                Scope.parse(DocumentFields.text(document, "s")),
                new Amounts(
                        DocumentFields.decimal(figures, "v"),
                        DocumentFields.decimal(figures, "c"),
                        DocumentFields.decimal(figures, "lv"),
                        DocumentFields.decimal(figures, "lc")),
                comparison(document, "cb", DocumentFields.decimal(figures, "lv")),
                comparison(document, "cc", DocumentFields.decimal(figures, "lc")),
                DocumentFields.list(document, "g", Document.class).stream()
                        .map(TotalDocuments::attainment)
                        .toList(),
                new Trust(
                        document.getInteger("e"),
                        DocumentFields.list(document, "m", String.class),
                        DocumentFields.decimal(document, "ms"),
                        DocumentFields.decimal(document, "es")),
                status == null ? null : FigureStatus.valueOf(status),
                closing(document.get("cl", Document.class)),
                DocumentFields.decimal(document, "gp"),
                DocumentFields.list(document, "w", Document.class).stream()
                        .map(WindowDocuments::window)
                        .toList(),
                asOf == null ? null : asOf.toInstant(),
                document.getLong("n"));
    }

    private static void write(BsonWriter bson, ClosingFigures closing) {
        bson.writeStartDocument("cl");
        bson.writeBoolean("x", closing.exceeded());
        DocumentFields.write(bson, "v", closing.value());
        DocumentFields.write(bson, "c", closing.cumulative());
        DocumentFields.write(bson, "m", closing.movedPercent());
        bson.writeEndDocument();
    }

    private static @Nullable ClosingFigures closing(@Nullable Document document) {
        return document == null
                ? null
                : new ClosingFigures(
                        DocumentFields.decimal(document, "v"),
                        DocumentFields.decimal(document, "c"),
                        DocumentFields.decimal(document, "m"),
                        document.getBoolean("x"));
    }

    private static void write(BsonWriter bson, Attainment attainment) {
        bson.writeStartDocument();
        bson.writeString("owner", attainment.owner());
        bson.writeString("verdict", attainment.verdict().name());
        DocumentFields.write(bson, "target", attainment.target());
        DocumentFields.write(bson, "share", attainment.sharePercent());
        DocumentFields.write(bson, "expected", attainment.expectedPercent());
        DocumentFields.write(bson, "shortfall", attainment.shortfall());
        DocumentFields.write(bson, "forecast", attainment.forecast());
        if (attainment.reason() != null) {
            bson.writeString("reason", attainment.reason().name());
        }
        if (!attainment.gaps().isEmpty()) {
            bson.writeStartArray("gaps");
            attainment.gaps().forEach(gap -> write(bson, gap));
            bson.writeEndArray();
        }
        DocumentFields.write(bson, "needed", attainment.neededPerMonth());
        DocumentFields.write(bson, "previous", attainment.previousTarget());
        bson.writeString("since", attainment.targetSince().toString());
        bson.writeString("why", attainment.targetReason());
        bson.writeEndDocument();
    }

    private static Attainment attainment(Document document) {
        String reason = document.getString("reason");
        return new Attainment(
                DocumentFields.text(document, "owner"),
                Objects.requireNonNull(DocumentFields.decimal(document, "target")),
                DocumentFields.decimal(document, "share"),
                Objects.requireNonNull(DocumentFields.decimal(document, "expected")),
                Verdict.valueOf(DocumentFields.text(document, "verdict")),
                reason == null ? null : Attainment.Reason.valueOf(reason),
                DocumentFields.decimal(document, "shortfall"),
                DocumentFields.decimal(document, "forecast"),
                DocumentFields.list(document, "gaps", Document.class).stream()
                        .map(TotalDocuments::gap)
                        .toList(),
                DocumentFields.decimal(document, "needed"),
                LocalDate.parse(DocumentFields.text(document, "since")),
                DocumentFields.text(document, "why"),
                DocumentFields.decimal(document, "previous"));
    }

    static void write(BsonWriter bson, Attainment.Gap gap) {
        bson.writeStartDocument();
        bson.writeString("unit", gap.unit());
        DocumentFields.write(bson, "value", gap.value());
        DocumentFields.write(bson, "expected", gap.expected());
        DocumentFields.write(bson, "missing", gap.missing());
        bson.writeEndDocument();
    }

    static Attainment.Gap gap(Document document) {
        return new Attainment.Gap(
                DocumentFields.text(document, "unit"),
                DocumentFields.decimal(document, "value"),
                Objects.requireNonNull(DocumentFields.decimal(document, "expected")),
                Objects.requireNonNull(DocumentFields.decimal(document, "missing")));
    }

    /** The usual two are not written: they follow from whether there is a base. */
    private static void write(BsonWriter bson, String field, Comparison comparison) {
        Comparison.Reason reason = comparison.reason();
        if (reason != null) {
            bson.writeString(field, reason.name());
        } else if (comparison.basis() == Comparison.Basis.BY_SUCCESSORS) {
            bson.writeString(field, comparison.basis().name());
        }
    }

    private static Comparison comparison(Document document, String field, @Nullable BigDecimal base) {
        String written = document.getString(field);
        if (written == null) {
            return base == null ? Comparison.NO_BASE : Comparison.SAME_TERRITORY;
        }
        return written.equals(Comparison.Basis.BY_SUCCESSORS.name())
                ? Comparison.BY_SUCCESSORS
                : Comparison.notComparable(Comparison.Reason.valueOf(written));
    }
}
