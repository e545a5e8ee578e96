package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.ClosingFigures;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.SafeText;

/** Fills the last column of the table: what a reader has to know to read the figures of the row rightly. */
final class ReportNotes {

    /** What there is to remark, in this order. */
    private final List<BiFunction<QuarterReport.Row, Total, Stream<String>>> remarks = List.of(
            this::verdicts,
            this::revisedTargets,
            this::missing,
            this::firmness,
            this::base,
            this::cumulativeBase,
            this::closing,
            this::asOf);

    private static final int REASON_CHARACTERS = 120;

    private final ReportVocabulary vocabulary;
    private final QuarterReport report;

    ReportNotes(ReportVocabulary vocabulary, QuarterReport report) {
        this.vocabulary = vocabulary;
        this.report = report;
    }

    /** Returns all remarks on a row in one line; empty where there is nothing to remark. */
    String on(QuarterReport.Row row) {
        Total total = row.total();
        if (total == null) {
            return vocabulary.say("note.nofigure");
        }
        return remarks.stream().flatMap(remark -> remark.apply(row, total)).collect(Collectors.joining("; "));
    }

    private Stream<String> verdicts(QuarterReport.Row row, Total total) {
        if (total.figures().cumulative() == null) {
            return Stream.empty();
        }
        return report.owners().stream()
                .flatMap(owner -> row.against(owner).stream())
                .map(attainment -> verdict(row.indicator(), attainment));
    }

    private String verdict(Indicator indicator, Attainment attainment) {
        String owner = vocabulary.ownerColumn(attainment.owner());
        String verdict = vocabulary.verdict(attainment.verdict(), indicator);
        Attainment.Reason reason = attainment.reason();
        BigDecimal shortfall = attainment.shortfall();
        if (reason != null) {
            return vocabulary.say(
                    "note.reason",
                    Map.of("owner", owner, "verdict", verdict, "reason", vocabulary.ofCode("reason.", reason)));
        }
        if (attainment.verdict().isBehind() && shortfall != null) {
            String way = indicator.judging().direction() == Direction.LOWER ? "note.excess" : "note.shortfall";
            String amount = vocabulary.amountAsFineAs(shortfall, attainment.target(), shortfall);
            return vocabulary.say(
                    way, Map.of("owner", owner, "verdict", verdict, "amount", vocabulary.measured(amount, indicator)));
        }
        return vocabulary.say("note.verdict", Map.of("owner", owner, "verdict", verdict));
    }

    private Stream<String> missing(QuarterReport.Row row, Total total) {
        if (!row.hasValue()) {
            return Stream.of(vocabulary.say("note.nofigure"));
        }
        Trust trust = total.trust();
        if (trust.isComplete()) {
            return Stream.empty();
        }
        String count = String.valueOf(trust.missingUnits().size());
        String expected = String.valueOf(trust.expectedUnits());
        BigDecimal share = trust.missingSharePercent();
        return Stream.of(
                share == null
                        ? vocabulary.say("note.missing", Map.of("count", count, "expected", expected))
                        : vocabulary.say(
                                "note.missing.share",
                                Map.of("count", count, "expected", expected, "percent", vocabulary.percent(share))));
    }

    private Stream<String> firmness(QuarterReport.Row row, Total total) {
        BigDecimal estimates = total.trust().estimateSharePercent();
        if (estimates != null && estimates.signum() > 0) {
            return Stream.of(vocabulary.say("note.estimate", Map.of("percent", vocabulary.percent(estimates))));
        }
        return total.status() == FigureStatus.PRELIMINARY
                ? Stream.of(vocabulary.say("note.preliminary"))
                : Stream.empty();
    }

    private Stream<String> base(QuarterReport.Row row, Total total) {
        if (!row.hasValue()) {
            return Stream.empty();
        }
        Comparison.Reason reason = total.comparison().reason();
        if (reason != null) {
            return Stream.of(
                    vocabulary.say("note.notcomparable", Map.of("reason", vocabulary.ofCode("comparison.", reason))));
        }
        if (row.growth() == null) {
            return Stream.of(vocabulary.say("note.nobase"));
        }
        Stream<String> successors = total.comparison().basis() == Comparison.Basis.BY_SUCCESSORS
                ? Stream.of(vocabulary.say("note.successors"))
                : Stream.empty();
        Stream<String> points =
                row.indicator().figures().percentage() ? Stream.of(vocabulary.say("note.points")) : Stream.empty();
        return Stream.concat(successors, points);
    }

    /** Said only where it is not what is said of the quarter already. */
    private Stream<String> cumulativeBase(QuarterReport.Row row, Total total) {
        Comparison.Reason reason = total.cumulativeComparison().reason();
        return reason == null
                        || reason == total.comparison().reason()
                        || !vocabulary.tellsToDate(row.indicator())
                        || total.figures().cumulative() == null
                ? Stream.empty()
                : Stream.of(vocabulary.say(
                        "note.notcomparable.cumulative", Map.of("reason", vocabulary.ofCode("comparison.", reason))));
    }

    /** A target that was changed within the year: from what, since when and why. */
    private Stream<String> revisedTargets(QuarterReport.Row row, Total total) {
        return report.owners().stream()
                .flatMap(owner -> row.against(owner).stream())
                .flatMap(attainment -> Stream.ofNullable(attainment.previousTarget())
                        .map(previous -> vocabulary.say(
                                "note.target",
                                Map.of(
                                        "owner",
                                        vocabulary.ownerColumn(attainment.owner()),
                                        "from",
                                        vocabulary.amount(previous),
                                        "to",
                                        vocabulary.amount(attainment.target()),
                                        "day",
                                        vocabulary.day(attainment.targetSince()),
                                        "reason",
                                        SafeText.of(attainment.targetReason(), REASON_CHARACTERS)))));
    }

    /** A quarter that moved after its deadline: how it stood then. */
    private Stream<String> closing(QuarterReport.Row row, Total total) {
        ClosingFigures closing = total.closing();
        if (closing == null) {
            return Stream.empty();
        }
        BigDecimal value = closing.value();
        String amount = value == null
                ? vocabulary.say("note.nofigure")
                : vocabulary.measured(vocabulary.amount(value), row.indicator());
        BigDecimal growth = total.growthAsPublishedPercent();
        return Stream.of(
                growth == null
                        ? vocabulary.say("note.closing", Map.of("amount", amount))
                        : vocabulary.say(
                                "note.closing.growth",
                                Map.of("amount", amount, "growth", vocabulary.signedGrowth(growth, row.indicator()))));
    }

    /** Said only where the figures of the row are older than the day that stands above the table. */
    private Stream<String> asOf(QuarterReport.Row row, Total total) {
        Instant asOf = total.asOf();
        if (asOf == null || !row.hasValue()) {
            return Stream.empty();
        }
        String day = vocabulary.day(asOf);
        boolean older = report.asOf()
                .filter(newest -> !vocabulary.day(newest).equals(day))
                .isPresent();
        return older ? Stream.of(vocabulary.say("note.asof", Map.of("day", day))) : Stream.empty();
    }
}
