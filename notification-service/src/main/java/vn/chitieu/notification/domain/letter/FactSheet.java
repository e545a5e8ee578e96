package vn.chitieu.notification.domain.letter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.domain.cases.Figures;

/** The figures of one letter in rows: facts, units that lack most, how far it all can be trusted. */
final class FactSheet {

    private static final int MISSING_NAMED = 10;
    private static final int MOST_DECIMALS = 2;
    private static final int GAPS_SHOWN = 10;

    private final Wording words;
    private final Figures figures;
    private final Figures.Attainment attainment;

    FactSheet(Wording words, Figures figures) {
        this.words = words;
        this.figures = figures;
        this.attainment = figures.attainment();
    }

    List<Letter.Fact> facts() {
        List<Letter.Fact> facts = new ArrayList<>();
        facts.add(fact("cumulative", words.exact(figures.cumulative()), true));
        facts.add(fact("value", words.exact(figures.value()), false));
        facts.add(fact("target", words.exact(attainment.target()), false));
        facts.add(fact("share", words.percent(attainment.sharePercent()), true));
        facts.add(fact("expected", expected(), false));
        if (isShort()) {
            facts.add(fact(
                    figures.lowerIsBetter() ? "excess" : "shortfall", words.computed(attainment.shortfall()), true));
        }
        facts.add(fact("growth", words.growth(figures.growthPercent()), false));
        facts.add(fact("cumulativegrowth", words.growth(figures.cumulativeGrowthPercent()), false));
        if (attainment.forecast() != null) {
            facts.add(fact("forecast", words.computed(attainment.forecast()), false));
        }
        if (figures.status() != null) {
            facts.add(fact("status", words.say("status." + figures.status()), false));
        }
        facts.add(fact("units", units(), false));
        Instant asOf = figures.asOf();
        if (asOf != null) {
            facts.add(fact("asof", words.time(asOf), false));
        }
        return facts;
    }

    List<Letter.GapRow> gaps() {
        return attainment.gaps().stream().limit(GAPS_SHOWN).map(this::gap).toList();
    }

    private Letter.GapRow gap(Figures.Gap gap) {
        String unit = words.unitName(gap.unit());
        String reached = gap.value() == null ? words.say("gaps.unreported") : words.bare(gap.value());
        BigDecimal part = gap.expected().setScale(decimalsOfGaps(), RoundingMode.HALF_EVEN);
        BigDecimal lack =
                gap.value() == null ? part : part.subtract(gap.value()).abs();
        String expected = words.bare(part);
        String missing = words.bare(lack);
        String reported = figures.lowerIsBetter() ? "gaps.line.excess" : "gaps.line";
        String line = words.say(
                gap.value() == null ? "gaps.line.unreported" : reported,
                Map.of("unit", unit, "reached", reached, "expected", expected, "missing", missing));
        return new Letter.GapRow(unit, reached, expected, missing, line);
    }

    /** A unit's part is computed; it is shown no finer than the figures are, so that no ward lacks 4,16 enterprises. */
    private int decimalsOfGaps() {
        BigDecimal cumulative = figures.cumulative();
        int ofFigure = cumulative == null ? 0 : cumulative.stripTrailingZeros().scale();
        int ofTarget = attainment.target().stripTrailingZeros().scale();
        return Math.max(0, Math.min(MOST_DECIMALS, Math.max(ofFigure, ofTarget)));
    }

    List<String> gapsHeader() {
        String way = figures.lowerIsBetter() ? ".excess" : "";
        return Stream.of("gaps.title" + way, "gaps.unit", "gaps.reached", "gaps.expected" + way, "gaps.missing" + way)
                .map(key -> words.say(key, Map.of("measure", words.measure())))
                .toList();
    }

    List<String> trust() {
        Figures.Trust trust = figures.trust();
        List<String> notes = new ArrayList<>();
        if (trust.missingUnits().isEmpty()) {
            notes.add(words.say("trust.complete", Map.of("expected", String.valueOf(trust.expectedUnits()))));
        } else {
            int count = trust.missingUnits().size();
            notes.add(words.say("trust.missing", Map.of("count", String.valueOf(count), "units", missingUnits())));
            if (trust.missingSharePercent() != null) {
                notes.add(
                        words.say("trust.missingshare", Map.of("percent", words.percent(trust.missingSharePercent()))));
            }
        }
        BigDecimal estimates = trust.estimateSharePercent();
        if (estimates != null && estimates.signum() > 0) {
            notes.add(words.say("trust.estimate", Map.of("percent", words.percent(estimates))));
        }
        return notes;
    }

    /** Returns the bar; null where the share is not known. */
    Letter.@Nullable Bar bar() {
        BigDecimal share = attainment.sharePercent();
        if (share == null) {
            return null;
        }
        String expected = words.percent(attainment.expectedPercent());
        return new Letter.Bar(
                length(share),
                length(attainment.expectedPercent()),
                words.say("bar.reached", Map.of("share", words.percent(share))),
                words.say(figures.lowerIsBetter() ? "bar.limit" : "bar.expected", Map.of("expected", expected)));
    }

    private boolean isShort() {
        return attainment.shortfall() == null || attainment.shortfall().signum() > 0;
    }

    private String expected() {
        return words.say(
                "share.due",
                Map.of(
                        "expected",
                        words.percent(attainment.expectedPercent()),
                        "due",
                        words.computed(attainment.expectedAmount())));
    }

    private String units() {
        return words.say(
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
                missing.stream().limit(MISSING_NAMED).map(words::unitName).collect(Collectors.joining(", "));
        int more = missing.size() - MISSING_NAMED;
        return more <= 0 ? named : named + " " + words.say("more", Map.of("count", String.valueOf(more)));
    }

    private Letter.Fact fact(String key, String value, boolean strong) {
        return new Letter.Fact(words.say("fact." + key), value, strong);
    }

    private static int length(BigDecimal percent) {
        BigDecimal bounded = percent.max(BigDecimal.ZERO).min(BigDecimal.valueOf(100));
        return bounded.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }
}
