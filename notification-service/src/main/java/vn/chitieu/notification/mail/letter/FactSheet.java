package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.policy.Rule;

/** The figures of one letter in rows: facts, units that lack most, how far it all can be trusted. */
final class FactSheet {

    private static final int MISSING_NAMED = 10;
    private static final int MOST_DECIMALS = 2;
    private static final int GAPS_SHOWN = 10;
    private static final int GAPS_NAMED = 3;

    private final LetterVocabulary vocabulary;
    private final CaseKey about;
    private final Rule rule;
    private final JudgedFigures figures;
    private final JudgedFigures.Attainment attainment;
    private final int decimals;

    FactSheet(LetterVocabulary vocabulary, CaseKey about, JudgedFigures figures) {
        this.vocabulary = vocabulary;
        this.about = about;
        this.rule = about.rule();
        this.figures = figures;
        this.attainment = figures.attainment();
        this.decimals = decimals(figures);
    }

    /**
     * Returns how many decimals a computed amount is shown with: no more than the figures have, so that no ward lacks
     * 4,16 enterprises.
     */
    static int decimals(JudgedFigures figures) {
        BigDecimal cumulative = figures.amounts().cumulative();
        int ofFigure = cumulative == null ? 0 : cumulative.stripTrailingZeros().scale();
        int ofTarget = figures.attainment().target().stripTrailingZeros().scale();
        return Math.max(0, Math.min(MOST_DECIMALS, Math.max(ofFigure, ofTarget)));
    }

    /** Returns every figure in a letter of this rule. */
    Block.Facts facts() {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(fact("cumulative", vocabulary.exact(figures.amounts().cumulative()), true));
        if (!isOfAWindow()) {
            facts.add(fact("value", vocabulary.exact(figures.amounts().value()), rule == Rule.FALLING_CUMULATIVE));
        }
        if (attainment.hasTarget()) {
            facts.addAll(againstTarget());
        }
        JudgedFigures.Closing closing = figures.closing();
        if (closing != null) {
            facts.add(fact("closing", vocabulary.exact(closing.value()), rule == Rule.CLOSED_QUARTER_MOVED));
            facts.add(fact("closingcumulative", vocabulary.exact(closing.cumulative()), false));
        }
        if (!isOfAWindow()) {
            facts.add(fact("growth", vocabulary.growth(figures.amounts().growthPercent()), false));
        }
        facts.add(fact("cumulativegrowth", vocabulary.growth(figures.amounts().cumulativeGrowthPercent()), false));
        if (figures.status() != null) {
            facts.add(fact("status", vocabulary.say("status." + figures.status()), false));
        }
        facts.add(fact("units", units(), false));
        Instant asOf = figures.asOf();
        if (asOf != null) {
            facts.add(fact("asof", vocabulary.time(asOf), false));
        }
        return new Block.Facts(facts);
    }

    private List<Block.Fact> againstTarget() {
        List<Block.Fact> facts = new ArrayList<>();
        boolean forecasts = rule == Rule.FORECAST_BELOW_TARGET;
        facts.add(fact(
                vocabulary.hasOwnTarget(about) ? "target.window" : "target",
                vocabulary.exact(attainment.target()),
                forecasts));
        facts.add(fact("share" + below(), vocabulary.percent(attainment.sharePercent()), !forecasts));
        facts.add(fact("expected" + below(), expected(), false));
        if (isShort()) {
            facts.add(fact(
                    figures.lowerIsBetter() ? "excess" : "shortfall",
                    vocabulary.due(attainment.shortfall(), decimals),
                    !forecasts));
        }
        BigDecimal forecast = attainment.forecast();
        if (forecast != null) {
            facts.add(fact("forecast", vocabulary.computed(forecast, decimals), forecasts));
        }
        return facts;
    }

    /** Returns the units that contribute most to what is missing, worst first; null where that is not known. */
    Block.@Nullable Table gaps() {
        if (attainment.gaps().isEmpty()) {
            return null;
        }
        String way = figures.lowerIsBetter() ? ".excess" : "";
        List<Block.Column> columns = new ArrayList<>();
        columns.add(new Block.Column(vocabulary.say("gaps.unit"), false, false));
        Stream.of("gaps.reached" + way, "gaps.expected" + way, "gaps.missing" + way)
                .map(key -> new Block.Column(vocabulary.say(key), true, false))
                .forEach(columns::add);
        return new Block.Table(
                vocabulary.say("gaps.title" + way, Map.of("measure", vocabulary.measure())),
                columns,
                attainment.gaps().stream().limit(GAPS_SHOWN).map(this::gap).toList());
    }

    /** Returns a sentence with the few that lack most; null where that is not known. */
    @Nullable
    String most() {
        if (attainment.gaps().isEmpty()) {
            return null;
        }
        String named = attainment.gaps().stream()
                .limit(GAPS_NAMED)
                .map(gap -> vocabulary.say(
                        gap.value() == null ? "most.unreported" : "most.unit",
                        Map.of("unit", vocabulary.unitName(gap.unit()), "missing", vocabulary.measured(lack(gap)))))
                .collect(Collectors.joining(", "));
        return vocabulary.say(figures.lowerIsBetter() ? "most.excess" : "most", Map.of("units", named));
    }

    private Block.Row gap(JudgedFigures.Gap gap) {
        String unit = vocabulary.unitName(gap.unit());
        String reached = gap.value() == null ? vocabulary.say("gaps.unreported") : vocabulary.bare(gap.value());
        String expected = vocabulary.bare(part(gap));
        String missing = vocabulary.bare(lack(gap));
        String reported = figures.lowerIsBetter() ? "gaps.line.excess" : "gaps.line";
        String line = vocabulary.say(
                gap.value() == null ? "gaps.line.unreported" : reported,
                Map.of("unit", unit, "reached", reached, "expected", expected, "missing", missing));
        return new Block.Row(List.of(unit, reached, expected, missing), line, false);
    }

    private BigDecimal part(JudgedFigures.Gap gap) {
        return gap.expected().setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private BigDecimal lack(JudgedFigures.Gap gap) {
        return gap.value() == null ? part(gap) : part(gap).subtract(gap.value()).abs();
    }

    /** Returns how far the figures can be trusted. */
    Block.Notes trust() {
        JudgedFigures.Trust trust = figures.trust();
        List<String> notes = new ArrayList<>();
        if (trust.missingUnits().isEmpty()) {
            notes.add(vocabulary.say("trust.complete", Map.of("expected", String.valueOf(trust.expectedUnits()))));
        } else {
            int count = trust.missingUnits().size();
            notes.add(vocabulary.say("trust.missing", Map.of("count", String.valueOf(count), "units", missingUnits())));
            if (trust.missingSharePercent() != null) {
                notes.add(vocabulary.say(
                        "trust.missingshare", Map.of("percent", vocabulary.percent(trust.missingSharePercent()))));
            }
        }
        BigDecimal estimates = trust.estimateSharePercent();
        if (estimates != null && estimates.signum() > 0) {
            notes.add(vocabulary.say(
                    isOfAWindow() ? "trust.estimate.window" : "trust.estimate",
                    Map.of("percent", vocabulary.percent(estimates))));
        }
        return new Block.Notes(notes);
    }

    /** Returns the bar; null where the share is not known. */
    Block.@Nullable Bar bar() {
        BigDecimal share = attainment.sharePercent();
        if (share == null || rule == Rule.FORECAST_BELOW_TARGET) {
            return null;
        }
        String expected = vocabulary.percent(attainment.expectedPercent());
        return new Block.Bar(
                length(share),
                length(attainment.expectedPercent()),
                vocabulary.say("bar.reached" + below(), Map.of("share", vocabulary.percent(share))),
                vocabulary.say(figures.lowerIsBetter() ? "bar.limit" : "bar.expected", Map.of("expected", expected)));
    }

    /** Less is better for some figures; of these one says how high they stand, not what they reach. */
    private String below() {
        return figures.lowerIsBetter() ? ".below" : "";
    }

    private boolean isShort() {
        BigDecimal shortfall = attainment.shortfall();
        return shortfall == null ? rule != Rule.FORECAST_BELOW_TARGET : shortfall.signum() > 0;
    }

    private String expected() {
        return vocabulary.say(
                "share.due",
                Map.of(
                        "expected",
                        vocabulary.percent(attainment.expectedPercent()),
                        "due",
                        vocabulary.due(attainment.expectedAmount(), decimals)));
    }

    private String units() {
        return vocabulary.say(
                "units",
                Map.of(
                        "reported",
                        String.valueOf(figures.trust().reportedUnits()),
                        "expected",
                        String.valueOf(figures.trust().expectedUnits())));
    }

    private String missingUnits() {
        List<String> missing = figures.trust().missingUnits();
        String named =
                missing.stream().limit(MISSING_NAMED).map(vocabulary::unitName).collect(Collectors.joining(", "));
        int more = missing.size() - MISSING_NAMED;
        return more <= 0 ? named : named + " " + vocabulary.say("more", Map.of("count", String.valueOf(more)));
    }

    /** A window has no figure of the quarter, nor one that quarter grew to. */
    private boolean isOfAWindow() {
        return about.window() != null;
    }

    private Block.Fact fact(String key, String value, boolean strong) {
        return new Block.Fact(vocabulary.say("fact." + key), value, strong);
    }

    private static int length(BigDecimal percent) {
        BigDecimal bounded = percent.max(BigDecimal.ZERO).min(BigDecimal.valueOf(100));
        return bounded.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }
}
