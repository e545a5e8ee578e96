package vn.chitieu.aggregation.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
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
import vn.chitieu.support.mongo.Documents;

/**
 * Totals as documents: {@code s} scope, {@code f} figures, {@code g} attainments, {@code e} expected units, {@code m}
 * missing units, {@code ms} missing share, {@code es} estimate share, {@code cb} why or how the quarter is compared,
 * {@code cc} the same since 1 January, {@code st} status, {@code a} as of, {@code n} revision, {@code cl} closing,
 * {@code gp} growth as published, {@code w} windows, see {@link WindowDocuments}, {@code ed} edition of the catalog.
 * Absent means null.
 */
final class TotalDocuments {

    private TotalDocuments() {}

    static void write(BsonWriter bson, Total total) {
        bson.writeStartDocument();
        bson.writeString("s", total.scope().toString());
        bson.writeStartDocument("f");
        Documents.write(bson, "v", total.figures().value());
        Documents.write(bson, "c", total.figures().cumulative());
        Documents.write(bson, "lv", total.figures().sameQuarterLastYear());
        Documents.write(bson, "lc", total.figures().cumulativeLastYear());
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
        Documents.write(bson, "ms", total.trust().missingSharePercent());
        Documents.write(bson, "es", total.trust().estimateSharePercent());
        if (total.status() != null) {
            bson.writeString("st", total.status().name());
        }
        Documents.write(bson, "gp", total.growthAsPublishedPercent());
        if (total.closing() != null) {
            write(bson, total.closing());
        }
        WindowDocuments.write(bson, "w", total.windows());
        if (total.asOf() != null) {
            bson.writeDateTime("a", total.asOf().toEpochMilli());
        }
        bson.writeInt64("n", total.revision());
        if (total.catalogEdition() != null) {
            bson.writeString("ed", total.catalogEdition());
        }
        bson.writeEndDocument();
    }

    static Total total(Document document) {
        Document figures = document.get("f", Document.class);
        String status = document.getString("st");
        Date asOf = document.getDate("a");
        return new Total(
                Scope.parse(Documents.text(document, "s")),
                new Amounts(
                        Documents.decimalOrNull(figures, "v"),
                        Documents.decimalOrNull(figures, "c"),
                        Documents.decimalOrNull(figures, "lv"),
                        Documents.decimalOrNull(figures, "lc")),
                comparison(document, "cb", Documents.decimalOrNull(figures, "lv")),
                comparison(document, "cc", Documents.decimalOrNull(figures, "lc")),
                Documents.list(document, "g", Document.class).stream()
                        .map(TotalDocuments::attainment)
                        .toList(),
                new Trust(
                        document.getInteger("e"),
                        Documents.list(document, "m", String.class),
                        Documents.decimalOrNull(document, "ms"),
                        Documents.decimalOrNull(document, "es")),
                status == null ? null : FigureStatus.valueOf(status),
                closing(document.get("cl", Document.class)),
                Documents.decimalOrNull(document, "gp"),
                Documents.list(document, "w", Document.class).stream()
                        .map(WindowDocuments::window)
                        .toList(),
                asOf == null ? null : asOf.toInstant(),
                document.getLong("n"),
                edition(document.getString("ed")));
    }

    /** All totals of many pages name one of few editions, which takes its memory once. */
    private static @Nullable String edition(@Nullable String written) {
        return written == null ? null : written.intern();
    }

    private static void write(BsonWriter bson, ClosingFigures closing) {
        bson.writeStartDocument("cl");
        bson.writeBoolean("x", closing.exceeded());
        Documents.write(bson, "v", closing.value());
        Documents.write(bson, "c", closing.cumulative());
        Documents.write(bson, "m", closing.movedPercent());
        bson.writeEndDocument();
    }

    private static @Nullable ClosingFigures closing(@Nullable Document document) {
        return document == null
                ? null
                : new ClosingFigures(
                        Documents.decimalOrNull(document, "v"),
                        Documents.decimalOrNull(document, "c"),
                        Documents.decimalOrNull(document, "m"),
                        document.getBoolean("x"));
    }

    private static void write(BsonWriter bson, Attainment attainment) {
        bson.writeStartDocument();
        bson.writeString("owner", attainment.owner());
        bson.writeString("verdict", attainment.verdict().name());
        Documents.write(bson, "target", attainment.target());
        Documents.write(bson, "share", attainment.sharePercent());
        Documents.write(bson, "expected", attainment.expectedPercent());
        Documents.write(bson, "shortfall", attainment.shortfall());
        Documents.write(bson, "forecast", attainment.forecast());
        if (attainment.reason() != null) {
            bson.writeString("reason", attainment.reason().name());
        }
        if (!attainment.gaps().isEmpty()) {
            bson.writeStartArray("gaps");
            attainment.gaps().forEach(gap -> write(bson, gap));
            bson.writeEndArray();
        }
        Documents.write(bson, "needed", attainment.neededPerMonth());
        Documents.write(bson, "previous", attainment.previousTarget());
        bson.writeString("since", attainment.targetSince().toString());
        bson.writeString("why", attainment.targetReason());
        bson.writeEndDocument();
    }

    private static Attainment attainment(Document document) {
        String reason = document.getString("reason");
        return new Attainment(
                Documents.text(document, "owner"),
                Documents.decimal(document, "target"),
                Documents.decimalOrNull(document, "share"),
                Documents.decimal(document, "expected"),
                Verdict.valueOf(Documents.text(document, "verdict")),
                reason == null ? null : Attainment.Reason.valueOf(reason),
                Documents.decimalOrNull(document, "shortfall"),
                Documents.decimalOrNull(document, "forecast"),
                Documents.list(document, "gaps", Document.class).stream()
                        .map(TotalDocuments::gap)
                        .toList(),
                Documents.decimalOrNull(document, "needed"),
                LocalDate.parse(Documents.text(document, "since")),
                Documents.text(document, "why"),
                Documents.decimalOrNull(document, "previous"));
    }

    static void write(BsonWriter bson, Attainment.Gap gap) {
        bson.writeStartDocument();
        bson.writeString("unit", gap.unit());
        Documents.write(bson, "value", gap.value());
        Documents.write(bson, "expected", gap.expected());
        Documents.write(bson, "missing", gap.missing());
        bson.writeEndDocument();
    }

    static Attainment.Gap gap(Document document) {
        return new Attainment.Gap(
                Documents.text(document, "unit"),
                Documents.decimalOrNull(document, "value"),
                Documents.decimal(document, "expected"),
                Documents.decimal(document, "missing"));
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
