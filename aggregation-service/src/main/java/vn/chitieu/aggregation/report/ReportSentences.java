package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.FigureFormat;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * Puts one group of a report into sentences. A figure in which units are missing is given as what it is so far, and
 * never compared with last year.
 */
final class ReportSentences {

    private final ReportVocabulary vocabulary;
    private final QuarterReport report;

    ReportSentences(ReportVocabulary vocabulary, QuarterReport report) {
        this.vocabulary = vocabulary;
        this.report = report;
    }

    /** Returns one paragraph for each indicator at the top level, with its parts. */
    List<String> about(QuarterReport.Group group) {
        return group.rows().stream()
                .filter(row -> row.depth() == 0)
                .map(row -> paragraph(group, row))
                .toList();
    }

    /** Returns that a figure is not complete and how many units have reported; empty where it is complete. */
    Optional<String> incomplete(QuarterReport.Row row) {
        return row.reported()
                .map(Total::trust)
                .filter(trust -> !trust.isComplete())
                .map(this::incomplete);
    }

    private String incomplete(Trust trust) {
        return vocabulary.say(
                "incomplete",
                Map.of(
                        "reported",
                        String.valueOf(trust.reportedUnits()),
                        "expected",
                        String.valueOf(trust.expectedUnits())));
    }

    private String paragraph(QuarterReport.Group group, QuarterReport.Row row) {
        List<String> sentences = new ArrayList<>();
        String name = vocabulary.in(row.indicator().display().name());
        sentences.add(ReportVocabulary.capitalised(clauses(row, name, false)) + ".");
        parts(group, row, "parts").ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private Optional<String> parts(QuarterReport.Group group, QuarterReport.Row whole, String phrase) {
        List<QuarterReport.Row> parts = group.partsOf(whole).stream()
                .filter(QuarterReport.Row::hasValue)
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String named =
                parts.stream().map(part -> clauses(part, within(part), true)).collect(Collectors.joining("; "));
        StringBuilder text =
                new StringBuilder(vocabulary.say(phrase, Map.of("name", within(whole), "parts", named))).append('.');
        parts.forEach(part -> parts(group, part, "parts.within")
                .ifPresent(further -> text.append(' ').append(further)));
        return Optional.of(text.toString());
    }

    private String within(QuarterReport.Row row) {
        return ReportVocabulary.within(vocabulary.in(row.indicator().display().name()));
    }

    private String clauses(QuarterReport.Row row, String name, boolean part) {
        BigDecimal value = row.value();
        Total total = row.total();
        if (value == null || total == null) {
            return vocabulary.say("level.none", Map.of("name", name));
        }
        boolean complete = total.trust().isComplete();
        List<String> clauses = new ArrayList<>();
        String level = vocabulary.say(
                levelPhrase(row.indicator(), total),
                Map.of(
                        "name",
                        name,
                        "amount",
                        vocabulary.measured(vocabulary.amount(value), row.indicator()),
                        "inquarter",
                        vocabulary.inQuarter()));
        clauses.add(complete ? level + ", " + growth(row.indicator(), row.growth(), total.comparison(), part) : level);
        Optional<String> toDate =
                vocabulary.tellsToDate(row.indicator()) ? toDate(row, total, complete) : Optional.empty();
        if (toDate.isPresent()) {
            // A share is one of the year's figure, so it stands beside that and not beside the quarter's.
            clauses.add(shares(row).map(shares -> toDate.get() + ", " + shares).orElse(toDate.get()));
        } else {
            shares(row).ifPresent(clauses::add);
        }
        incomplete(row).ifPresent(clauses::add);
        return String.join("; ", clauses);
    }

    private static String levelPhrase(Indicator indicator, Total total) {
        if (!total.trust().isComplete()) {
            return "level.partial";
        }
        boolean estimate = total.status() == FigureStatus.ESTIMATE;
        return "level."
                + (estimate ? "estimate" : indicator.judging().direction().name());
    }

    private Optional<String> toDate(QuarterReport.Row row, Total total, boolean complete) {
        Indicator indicator = row.indicator();
        BigDecimal cumulative = total.figures().cumulative();
        if (cumulative == null) {
            return Optional.empty();
        }
        String amount = vocabulary.measured(vocabulary.amount(cumulative), indicator);
        return Optional.of(
                complete
                        ? vocabulary.say("todate.level", Map.of("amount", amount)) + ", "
                                + growth(indicator, row.cumulativeGrowth(), total.cumulativeComparison(), true)
                        : vocabulary.say("todate.partial", Map.of("amount", amount)));
    }

    private String growth(Indicator indicator, @Nullable BigDecimal percent, Comparison comparison, boolean briefly) {
        if (percent == null) {
            return vocabulary.say(comparison.isComparable() ? "growth.none" : "growth.notcomparable");
        }
        if (percent.signum() == 0) {
            return vocabulary.say("growth.equal");
        }
        if (FigureFormat.rounded(percent, 1).signum() == 0) {
            return vocabulary.say("growth.same");
        }
        String way = percent.signum() > 0 ? "growth.up" : "growth.down";
        return vocabulary.say(
                briefly ? way + ".short" : way, Map.of("percent", vocabulary.growth(percent.abs(), indicator)));
    }

    private Optional<String> shares(QuarterReport.Row row) {
        List<String> shares = new ArrayList<>();
        for (String owner : report.owners()) {
            row.against(owner).ifPresent(attainment -> {
                BigDecimal share = attainment.sharePercent();
                if (share != null) {
                    shares.add(vocabulary.say(
                            "share.one",
                            Map.of(
                                    "percent",
                                    vocabulary.percent(share),
                                    "target",
                                    vocabulary.target(row.indicator(), owner))));
                }
            });
        }
        Direction direction = row.indicator().judging().direction();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(vocabulary.say("share." + direction, Map.of("shares", vocabulary.list(shares))));
    }
}
