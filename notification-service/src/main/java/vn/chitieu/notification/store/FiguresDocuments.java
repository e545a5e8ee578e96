package vn.chitieu.notification.store;

import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.documents.Values;

/** Figures as documents. */
final class FiguresDocuments {

    private FiguresDocuments() {}

    static Document write(JudgedFigures figures) {
        return new Document("revision", figures.revision())
                .append("asOf", Values.write(figures.asOf()))
                .append("value", Values.write(figures.value()))
                .append("cumulative", Values.write(figures.cumulative()))
                .append("growthPercent", Values.write(figures.growthPercent()))
                .append("cumulativeGrowthPercent", Values.write(figures.cumulativeGrowthPercent()))
                .append("status", Values.name(figures.status()))
                .append("lowerIsBetter", figures.lowerIsBetter())
                .append("attainment", write(figures.attainment()))
                .append("trust", write(figures.trust()))
                .append("closing", write(figures.closing()));
    }

    private static @Nullable Document write(JudgedFigures.@Nullable Closing closing) {
        if (closing == null) {
            return null;
        }
        return new Document("value", Values.write(closing.value()))
                .append("cumulative", Values.write(closing.cumulative()))
                .append("movedPercent", Values.write(closing.movedPercent()))
                .append("exceeded", closing.exceeded());
    }

    private static Document write(JudgedFigures.Attainment attainment) {
        return new Document("target", Values.write(attainment.target()))
                .append("sharePercent", Values.write(attainment.sharePercent()))
                .append("expectedPercent", Values.write(attainment.expectedPercent()))
                .append("verdict", attainment.verdict().name())
                .append("reason", attainment.reason())
                .append("shortfall", Values.write(attainment.shortfall()))
                .append("forecast", Values.write(attainment.forecast()))
                .append(
                        "gaps",
                        attainment.gaps().stream().map(FiguresDocuments::write).toList())
                .append(
                        "expectedBy",
                        attainment.expectedBy() == null
                                ? null
                                : attainment.expectedBy().toString());
    }

    private static Document write(JudgedFigures.Gap gap) {
        return new Document("unit", gap.unit())
                .append("value", Values.write(gap.value()))
                .append("expected", Values.write(gap.expected()))
                .append("missing", Values.write(gap.missing()));
    }

    private static Document write(JudgedFigures.Trust trust) {
        return new Document("expectedUnits", trust.expectedUnits())
                .append("reportedUnits", trust.reportedUnits())
                .append("missingUnits", trust.missingUnits())
                .append("missingSharePercent", Values.write(trust.missingSharePercent()))
                .append("estimateSharePercent", Values.write(trust.estimateSharePercent()));
    }

    static JudgedFigures read(Document document) {
        return new JudgedFigures(
                document.getLong("revision"),
                Values.instantOrNull(document, "asOf"),
                Values.decimalOrNull(document, "value"),
                Values.decimalOrNull(document, "cumulative"),
                Values.decimalOrNull(document, "growthPercent"),
                Values.decimalOrNull(document, "cumulativeGrowthPercent"),
                Values.enumOrNull(document, "status", FigureStatus.class),
                document.getBoolean("lowerIsBetter"),
                attainment(document.get("attainment", Document.class)),
                trust(document.get("trust", Document.class)),
                closing(document.get("closing", Document.class)));
    }

    private static JudgedFigures.@Nullable Closing closing(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        return new JudgedFigures.Closing(
                Values.decimalOrNull(document, "value"),
                Values.decimalOrNull(document, "cumulative"),
                Values.decimalOrNull(document, "movedPercent"),
                document.getBoolean("exceeded"));
    }

    private static JudgedFigures.Attainment attainment(Document document) {
        String expectedBy = document.getString("expectedBy");
        return new JudgedFigures.Attainment(
                Values.decimal(document, "target"),
                Values.decimalOrNull(document, "sharePercent"),
                Values.decimal(document, "expectedPercent"),
                Verdict.valueOf(document.getString("verdict")),
                document.getString("reason"),
                Values.decimalOrNull(document, "shortfall"),
                Values.decimalOrNull(document, "forecast"),
                document.getList("gaps", Document.class).stream()
                        .map(FiguresDocuments::gap)
                        .toList(),
                expectedBy == null ? null : LocalDate.parse(expectedBy));
    }

    private static JudgedFigures.Gap gap(Document document) {
        return new JudgedFigures.Gap(
                document.getString("unit"),
                Values.decimalOrNull(document, "value"),
                Values.decimal(document, "expected"),
                Values.decimal(document, "missing"));
    }

    private static JudgedFigures.Trust trust(Document document) {
        return new JudgedFigures.Trust(
                document.getInteger("expectedUnits"),
                document.getInteger("reportedUnits"),
                document.getList("missingUnits", String.class),
                Values.decimalOrNull(document, "missingSharePercent"),
                Values.decimalOrNull(document, "estimateSharePercent"));
    }
}
