package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Direction;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Findings for leaders: what is behind and where most is lacking, and what is not reported yet. */
final class ReportFindings {

    private static final int UNITS_NAMED = 10;

    private final ReportVocabulary vocabulary;
    private final QuarterReport report;
    private final ReportSentences sentences;

    ReportFindings(ReportVocabulary vocabulary, QuarterReport report, ReportSentences sentences) {
        this.vocabulary = vocabulary;
        this.report = report;
        this.sentences = sentences;
    }

    /** Returns what is behind or at risk, one paragraph each; that nothing is where all is well. */
    List<String> behind() {
        List<String> paragraphs = new ArrayList<>();
        judged(Verdict.SEVERELY_BEHIND).map(this::behind).forEach(paragraphs::add);
        judged(Verdict.BEHIND).map(this::behind).forEach(paragraphs::add);
        long judged = judged().count();
        if (paragraphs.isEmpty() && judged > 0) {
            String none = judged().anyMatch(Judged::isOfALimit) ? "behind.none.LOWER" : "behind.none";
            paragraphs.add(vocabulary.say(none, Map.of("judged", String.valueOf(judged))));
        }
        judged(Verdict.AT_RISK).map(this::atRisk).forEach(paragraphs::add);
        return paragraphs;
    }

    /** Returns what the section about them is called. */
    String heading() {
        boolean limits = judged().anyMatch(one -> one.isOfALimit()
                && (one.attainment().verdict().isBehind() || one.attainment().verdict() == Verdict.AT_RISK));
        return vocabulary.say(limits ? "behind.heading.LOWER" : "behind.heading");
    }

    /** Returns what has no figure, what is incomplete and which units are missing, and what was not judged. */
    List<String> open() {
        List<String> paragraphs = new ArrayList<>();
        String silent = report.rows()
                .filter(row -> !row.hasValue())
                .map(row -> ReportVocabulary.within(
                        vocabulary.in(row.indicator().display().name())))
                .collect(Collectors.joining("; "));
        if (!silent.isEmpty()) {
            paragraphs.add(vocabulary.say("open.none", Map.of("names", silent)));
        }
        report.rows()
                .filter(row -> row.hasValue() && !row.indicator().isDerived())
                .forEach(row -> row.reported()
                        .filter(total -> !total.trust().isComplete())
                        .ifPresent(total -> paragraphs.add(missing(row, total.trust()))));
        attainments()
                .filter(one -> one.attainment().verdict() == Verdict.NOT_JUDGED
                        && one.row().hasValue())
                .forEach(one -> paragraphs.add(notJudged(one)));
        return paragraphs;
    }

    /** Returns the figures against their targets that were judged. */
    Stream<Judged> judged() {
        return attainments().filter(one -> one.attainment().verdict() != Verdict.NOT_JUDGED);
    }

    private Stream<Judged> judged(Verdict verdict) {
        return judged().filter(one -> one.attainment().verdict() == verdict);
    }

    private Stream<Judged> attainments() {
        return report.rows()
                .flatMap(row -> report.owners().stream()
                        .flatMap(owner -> row.against(owner).stream().map(attainment -> new Judged(row, attainment))));
    }

    private String behind(Judged one) {
        Attainment attainment = one.attainment();
        String way = one.isOfALimit() ? "LOWER" : "HIGHER";
        String text = vocabulary.say(
                "behind." + way,
                Map.of(
                        "name",
                        vocabulary.in(one.row().indicator().display().name()),
                        "span",
                        vocabulary.span(one.row().indicator()),
                        "percent",
                        percent(attainment.sharePercent()),
                        "target",
                        vocabulary.target(one.row().indicator(), attainment.owner()),
                        "verdict",
                        vocabulary.verdict(attainment.verdict(), one.row().indicator()),
                        "expected",
                        vocabulary.percent(attainment.expectedPercent()),
                        "missing",
                        missing(one)));
        BigDecimal needed = attainment.neededPerMonth();
        if (needed != null && needed.signum() > 0 && way.equals("HIGHER")) {
            text += " "
                    + vocabulary.say(
                            "behind.needed",
                            Map.of(
                                    "amount",
                                    vocabulary.measured(
                                            vocabulary.amount(needed), one.row().indicator())));
        }
        String gaps = attainment.gaps().stream()
                .map(gap -> gap(one.row(), attainment, gap))
                .collect(Collectors.joining(", "));
        return gaps.isEmpty() ? text : text + " " + vocabulary.say("behind.gaps." + way, Map.of("gaps", gaps));
    }

    private String missing(Judged one) {
        BigDecimal shortfall = one.attainment().shortfall();
        if (shortfall == null) {
            return vocabulary.say("unknown");
        }
        String amount = vocabulary.amountAsFineAs(shortfall, one.attainment().target(), shortfall);
        return vocabulary.measured(amount, one.row().indicator());
    }

    private String gap(QuarterReport.Row row, Attainment attainment, Attainment.Gap gap) {
        String unit = vocabulary.unitWithin(gap.unit());
        if (gap.value() == null) {
            return vocabulary.say("behind.gap.silent", Map.of("unit", unit));
        }
        BigDecimal value = row.value();
        String missing =
                vocabulary.amountAsFineAs(gap.missing(), attainment.target(), value == null ? BigDecimal.ZERO : value);
        return vocabulary.say(
                "behind.gap", Map.of("unit", unit, "missing", vocabulary.measured(missing, row.indicator())));
    }

    private String atRisk(Judged one) {
        String incomplete = one.attainment().reason() == Attainment.Reason.INCOMPLETE
                ? sentences.incomplete(one.row()).orElse("")
                : "";
        return vocabulary.say(
                (incomplete.isEmpty() ? "behind.risk" : "behind.risk.incomplete") + (one.isOfALimit() ? ".LOWER" : ""),
                Map.of(
                        "name",
                        vocabulary.in(one.row().indicator().display().name()),
                        "span",
                        vocabulary.span(one.row().indicator()),
                        "percent",
                        percent(one.attainment().sharePercent()),
                        "target",
                        vocabulary.target(
                                one.row().indicator(), one.attainment().owner()),
                        "expected",
                        vocabulary.percent(one.attainment().expectedPercent()),
                        "incomplete",
                        incomplete));
    }

    private String missing(QuarterReport.Row row, Trust trust) {
        List<String> missing = trust.missingUnits();
        String named =
                missing.stream().limit(UNITS_NAMED).map(vocabulary::unitWithin).collect(Collectors.joining(", "));
        int more = missing.size() - UNITS_NAMED;
        return vocabulary.say(
                "open.missing",
                Map.of(
                        "name",
                        vocabulary.in(row.indicator().display().name()),
                        "count",
                        String.valueOf(missing.size()),
                        "expected",
                        String.valueOf(trust.expectedUnits()),
                        "units",
                        more <= 0
                                ? named
                                : vocabulary.say("open.more", Map.of("units", named, "count", String.valueOf(more)))));
    }

    private String notJudged(Judged one) {
        Attainment.Reason reason = one.attainment().reason();
        return vocabulary.say(
                "open.notjudged",
                Map.of(
                        "name",
                        ReportVocabulary.within(
                                vocabulary.in(one.row().indicator().display().name())),
                        "target",
                        vocabulary.target(
                                one.row().indicator(), one.attainment().owner()),
                        "reason",
                        reason == null ? vocabulary.say("unknown") : vocabulary.ofCode("reason.", reason)));
    }

    private String percent(@Nullable BigDecimal percent) {
        return percent == null ? vocabulary.say("unknown") : vocabulary.percent(percent);
    }

    /**
     * A figure against one target.
     *
     * @param row the indicator
     * @param attainment against that target
     */
    record Judged(QuarterReport.Row row, Attainment attainment) {

        /** Returns whether less is better, so that the target is a limit. */
        boolean isOfALimit() {
            return row.indicator().judging().direction() == Direction.LOWER;
        }
    }
}
