package vn.chitieu.notification.cases.store;

import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.support.mongo.Documents;

/** Figures as documents. */
final class FiguresDocuments {

    private FiguresDocuments() {}

    static Document write(JudgedFigures figures) {
        Document document = new Document("revision", figures.revision())
                .append("asOf", Documents.write(figures.asOf()))
                .append("value", Documents.write(figures.amounts().value()))
                .append("cumulative", Documents.write(figures.amounts().cumulative()))
                .append("growthPercent", Documents.write(figures.amounts().growthPercent()))
                .append(
                        "cumulativeGrowthPercent",
                        Documents.write(figures.amounts().cumulativeGrowthPercent()))
                .append("status", Documents.name(figures.status()))
                .append("lowerIsBetter", figures.lowerIsBetter())
                .append("attainment", write(figures.attainment()))
                .append("trust", write(figures.trust()))
                .append("closing", write(figures.closing()));
        return figures.trace() == null ? document : document.append("trace", figures.trace());
    }

    private static @Nullable Document write(JudgedFigures.@Nullable Closing closing) {
        if (closing == null) {
            return null;
        }
        return new Document("value", Documents.write(closing.value()))
                .append("cumulative", Documents.write(closing.cumulative()))
                .append("movedPercent", Documents.write(closing.movedPercent()))
                .append("exceeded", closing.exceeded());
    }

    private static Document write(JudgedFigures.Attainment attainment) {
        return new Document("target", Documents.write(attainment.target()))
                .append("sharePercent", Documents.write(attainment.sharePercent()))
                .append("expectedPercent", Documents.write(attainment.expectedPercent()))
                .append("verdict", attainment.verdict().name())
                .append("reason", attainment.reason())
                .append("shortfall", Documents.write(attainment.shortfall()))
                .append("forecast", Documents.write(attainment.forecast()))
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
                .append("value", Documents.write(gap.value()))
                .append("expected", Documents.write(gap.expected()))
                .append("missing", Documents.write(gap.missing()));
    }

    private static Document write(JudgedFigures.Trust trust) {
        return new Document("expectedUnits", trust.expectedUnits())
                .append("reportedUnits", trust.reportedUnits())
                .append("missingUnits", trust.missingUnits())
                .append("missingSharePercent", Documents.write(trust.missingSharePercent()))
                .append("estimateSharePercent", Documents.write(trust.estimateSharePercent()));
    }

    static JudgedFigures read(Document document) {
        return new JudgedFigures(
                document.getLong("revision"),
                Documents.instantOrNull(document, "asOf"),
                new JudgedFigures.Amounts(
                        Documents.decimalOrNull(document, "value"),
                        Documents.decimalOrNull(document, "cumulative"),
                        Documents.decimalOrNull(document, "growthPercent"),
                        Documents.decimalOrNull(document, "cumulativeGrowthPercent")),
                Documents.enumOrNull(document, "status", FigureStatus.class),
                document.getBoolean("lowerIsBetter"),
                attainment(document.get("attainment", Document.class)),
                trust(document.get("trust", Document.class)),
                closing(document.get("closing", Document.class)),
                document.getString("trace"));
    }

    private static JudgedFigures.@Nullable Closing closing(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        return new JudgedFigures.Closing(
                Documents.decimalOrNull(document, "value"),
                Documents.decimalOrNull(document, "cumulative"),
                Documents.decimalOrNull(document, "movedPercent"),
                document.getBoolean("exceeded"));
    }

    private static JudgedFigures.Attainment attainment(Document document) {
        String expectedBy = document.getString("expectedBy");
        return new JudgedFigures.Attainment(
                Documents.decimal(document, "target"),
                Documents.decimalOrNull(document, "sharePercent"),
                Documents.decimal(document, "expectedPercent"),
                Verdict.valueOf(document.getString("verdict")),
                document.getString("reason"),
                Documents.decimalOrNull(document, "shortfall"),
                Documents.decimalOrNull(document, "forecast"),
                document.getList("gaps", Document.class).stream()
                        .map(FiguresDocuments::gap)
                        .toList(),
                expectedBy == null ? null : LocalDate.parse(expectedBy));
    }

    private static JudgedFigures.Gap gap(Document document) {
        return new JudgedFigures.Gap(
                document.getString("unit"),
                Documents.decimalOrNull(document, "value"),
                Documents.decimal(document, "expected"),
                Documents.decimal(document, "missing"));
    }

    private static JudgedFigures.Trust trust(Document document) {
        return new JudgedFigures.Trust(
                document.getInteger("expectedUnits"),
                document.getInteger("reportedUnits"),
                document.getList("missingUnits", String.class),
                Documents.decimalOrNull(document, "missingSharePercent"),
                Documents.decimalOrNull(document, "estimateSharePercent"));
    }
}
