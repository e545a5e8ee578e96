package vn.chitieu.aggregation.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.Attainment;
import vn.chitieu.aggregation.domain.Cell;
import vn.chitieu.aggregation.domain.Closing;
import vn.chitieu.aggregation.domain.Comparison;
import vn.chitieu.aggregation.domain.Contribution;
import vn.chitieu.aggregation.domain.Figures;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.ReceiptId;
import vn.chitieu.aggregation.domain.Total;
import vn.chitieu.aggregation.domain.Trust;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Pages as documents. The names of fields are short because a page repeats them for every unit and is written as a
 * whole: {@code c} contributions, {@code t} totals; in a contribution {@code h} its heading, {@code v} value, {@code i}
 * update id, {@code w} why, {@code o} note, {@code l} over which channel, {@code b} by whom; the heading is one text of
 * words with a blank between, none of which has a blank in it: unit, period, status, receipt, and when it was reported
 * in milliseconds since 1970; in a total {@code s} scope, {@code f} figures, {@code g} attainments, {@code e} expected
 * units, {@code m} missing units, {@code ms} missing share, {@code es} estimate share, {@code cb} why or how the
 * quarter is compared, {@code cc} the same since 1 January, {@code st} status, {@code a} as of, {@code n} revision,
 * {@code cl} closing, {@code gp} growth as published. A superseded contribution that is kept stands in the counting one
 * of its cell, under {@code k}. Absent means null.
 */
final class PageDocuments {

    private PageDocuments() {}

    static Document document(Page page) {
        Document document = new Document("_id", page.key().toString()).append("version", page.version());
        ReceiptId opener = page.openedBy();
        if (opener != null) {
            document.append("opened", opener.toString());
        }
        return document.append(
                        "c",
                        page.contributions().values().stream()
                                .map(one -> cell(one, page.superseded().getOrDefault(one.cell(), List.of())))
                                .toList())
                .append(
                        "t",
                        page.totals().values().stream()
                                .map(PageDocuments::total)
                                .toList());
    }

    static PageKey key(String id) {
        String[] parts = id.split("/", -1);
        return new PageKey(parts[0], parts[1], Quarter.parse(parts[2]));
    }

    static Page page(Document document) {
        Map<Cell, Contribution> contributions = new LinkedHashMap<>();
        Map<Cell, List<Contribution>> superseded = new HashMap<>();
        for (Document one : document.getList("c", Document.class)) {
            Contribution contribution = contribution(one);
            contributions.put(contribution.cell(), contribution);
            List<Document> kept = list(one, "k", Document.class);
            if (!kept.isEmpty()) {
                superseded.put(
                        contribution.cell(),
                        kept.stream().map(PageDocuments::contribution).toList());
            }
        }
        Map<Scope, Total> totals = new LinkedHashMap<>();
        for (Document one : document.getList("t", Document.class)) {
            Total total = total(one);
            totals.put(total.scope(), total);
        }
        String opener = document.getString("opened");
        return new Page(
                key(document.getString("_id")),
                document.getLong("version"),
                opener == null ? null : ReceiptId.parse(opener),
                contributions,
                superseded,
                totals);
    }

    private static Document cell(Contribution counting, List<Contribution> superseded) {
        Document document = contribution(counting);
        return superseded.isEmpty()
                ? document
                : document.append(
                        "k",
                        superseded.stream().map(PageDocuments::contribution).toList());
    }

    static Document contribution(Contribution contribution) {
        String heading = contribution.cell().unit()
                + ' '
                + contribution.cell().period()
                + ' '
                + contribution.status()
                + ' '
                + contribution.receipt()
                + ' '
                + contribution.reportedAt().toEpochMilli();
        Document document = new Document("h", heading);
        put(document, "v", contribution.value());
        document.append("i", contribution.updateId()).append("b", contribution.sender());
        put(document, "w", contribution.reason());
        put(document, "o", contribution.note());
        put(document, "l", contribution.channel());
        return document;
    }

    private static void put(Document document, String field, @Nullable String text) {
        if (text != null) {
            document.append(field, text);
        }
    }

    static Contribution contribution(Document document) {
        String[] heading = text(document, "h").split(" ", -1);
        return new Contribution(
                new Cell(heading[0], ReportingPeriod.parse(heading[1])),
                decimal(document, "v"),
                FigureStatus.valueOf(heading[2]),
                text(document, "i"),
                Instant.ofEpochMilli(Long.parseLong(heading[4])),
                ReceiptId.parse(heading[3]),
                document.getString("w"),
                document.getString("o"),
                document.getString("l"),
                text(document, "b"));
    }

    private static Document total(Total total) {
        Document figures = new Document();
        put(figures, "v", total.figures().value());
        put(figures, "c", total.figures().cumulative());
        put(figures, "lv", total.figures().sameQuarterLastYear());
        put(figures, "lc", total.figures().cumulativeLastYear());
        Document document = new Document("s", total.scope().toString())
                .append("f", figures)
                .append("e", total.trust().expectedUnits());
        put(document, "cb", total.comparison());
        put(document, "cc", total.cumulativeComparison());
        if (!total.attainments().isEmpty()) {
            document.append(
                    "g",
                    total.attainments().stream().map(PageDocuments::attainment).toList());
        }
        if (!total.trust().missingUnits().isEmpty()) {
            document.append("m", total.trust().missingUnits());
        }
        put(document, "ms", total.trust().missingSharePercent());
        put(document, "es", total.trust().estimateSharePercent());
        if (total.status() != null) {
            document.append("st", total.status().name());
        }
        put(document, "gp", total.growthAsPublishedPercent());
        if (total.closing() != null) {
            document.append("cl", closing(total.closing()));
        }
        if (total.asOf() != null) {
            document.append("a", Date.from(total.asOf()));
        }
        return document.append("n", total.revision());
    }

    private static Total total(Document document) {
        Document figures = document.get("f", Document.class);
        String status = document.getString("st");
        Date asOf = document.getDate("a");
        return new Total(
                Scope.parse(text(document, "s")),
                new Figures(
                        decimal(figures, "v"), decimal(figures, "c"), decimal(figures, "lv"), decimal(figures, "lc")),
                comparison(document, "cb", decimal(figures, "lv")),
                comparison(document, "cc", decimal(figures, "lc")),
                list(document, "g", Document.class).stream()
                        .map(PageDocuments::attainment)
                        .toList(),
                new Trust(
                        document.getInteger("e"),
                        list(document, "m", String.class),
                        decimal(document, "ms"),
                        decimal(document, "es")),
                status == null ? null : FigureStatus.valueOf(status),
                closing(document.get("cl", Document.class)),
                decimal(document, "gp"),
                asOf == null ? null : asOf.toInstant(),
                document.getLong("n"));
    }

    private static Document closing(Closing closing) {
        Document document = new Document("x", closing.exceeded());
        put(document, "v", closing.value());
        put(document, "c", closing.cumulative());
        put(document, "m", closing.movedPercent());
        return document;
    }

    private static @Nullable Closing closing(@Nullable Document document) {
        return document == null
                ? null
                : new Closing(
                        decimal(document, "v"),
                        decimal(document, "c"),
                        decimal(document, "m"),
                        document.getBoolean("x"));
    }

    private static Document attainment(Attainment attainment) {
        Document document = new Document("owner", attainment.owner())
                .append("verdict", attainment.verdict().name());
        put(document, "target", attainment.target());
        put(document, "share", attainment.sharePercent());
        put(document, "expected", attainment.expectedPercent());
        put(document, "shortfall", attainment.shortfall());
        put(document, "forecast", attainment.forecast());
        if (attainment.reason() != null) {
            document.append("reason", attainment.reason().name());
        }
        if (!attainment.gaps().isEmpty()) {
            document.append(
                    "gaps", attainment.gaps().stream().map(PageDocuments::gap).toList());
        }
        put(document, "needed", attainment.neededPerMonth());
        put(document, "previous", attainment.previousTarget());
        document.append("since", attainment.targetSince().toString()).append("why", attainment.targetReason());
        return document;
    }

    private static Attainment attainment(Document document) {
        String reason = document.getString("reason");
        return new Attainment(
                text(document, "owner"),
                Objects.requireNonNull(decimal(document, "target")),
                decimal(document, "share"),
                Objects.requireNonNull(decimal(document, "expected")),
                Verdict.valueOf(text(document, "verdict")),
                reason == null ? null : Attainment.Reason.valueOf(reason),
                decimal(document, "shortfall"),
                decimal(document, "forecast"),
                list(document, "gaps", Document.class).stream()
                        .map(PageDocuments::gap)
                        .toList(),
                decimal(document, "needed"),
                LocalDate.parse(text(document, "since")),
                text(document, "why"),
                decimal(document, "previous"));
    }

    private static Document gap(Attainment.Gap gap) {
        Document document = new Document("unit", gap.unit());
        put(document, "value", gap.value());
        put(document, "expected", gap.expected());
        put(document, "missing", gap.missing());
        return document;
    }

    private static Attainment.Gap gap(Document document) {
        return new Attainment.Gap(
                text(document, "unit"),
                decimal(document, "value"),
                Objects.requireNonNull(decimal(document, "expected")),
                Objects.requireNonNull(decimal(document, "missing")));
    }

    /** The usual two are not written: they follow from whether there is a base. */
    private static void put(Document document, String field, Comparison comparison) {
        Comparison.Reason reason = comparison.reason();
        if (reason != null) {
            document.append(field, reason.name());
        } else if (comparison.basis() == Comparison.Basis.BY_SUCCESSORS) {
            document.append(field, comparison.basis().name());
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

    static void put(Document document, String field, @Nullable BigDecimal value) {
        if (value != null) {
            document.append(field, new Decimal128(value));
        }
    }

    static @Nullable BigDecimal decimal(Document document, String field) {
        Decimal128 value = document.get(field, Decimal128.class);
        return value == null ? null : value.bigDecimalValue();
    }

    static String text(Document document, String field) {
        return Objects.requireNonNull(document.getString(field), field);
    }

    static Instant instant(Document document, String field) {
        return Objects.requireNonNull(document.getDate(field), field).toInstant();
    }

    static <T> List<T> list(Document document, String field, Class<T> type) {
        List<T> list = document.getList(field, type);
        return list == null ? List.of() : new ArrayList<>(list);
    }
}
