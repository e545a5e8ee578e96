package vn.chitieu.aggregation.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.ClosingFigures;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.JudgedWindow;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;

/** Every field that a reader can see, under a name of its own, as text: equal amounts are equal text. */
final class TotalFields {

    private TotalFields() {}

    static Map<String, String> of(Total total, boolean isPercentage) {
        Map<String, String> says = new LinkedHashMap<>();
        Amounts figures = total.figures();
        says.put("value", ReferenceMath.text(figures.value()));
        says.put("since January", ReferenceMath.text(figures.cumulative()));
        says.put("year before", ReferenceMath.text(figures.sameQuarterLastYear()));
        says.put("year before since January", ReferenceMath.text(figures.cumulativeLastYear()));
        says.put("growth", ReferenceMath.text(total.growth(isPercentage)));
        says.put("growth since January", ReferenceMath.text(total.cumulativeGrowth(isPercentage)));
        says.put("compared", text(total.comparison()));
        says.put("compared since January", text(total.cumulativeComparison()));
        says.put("status", Objects.toString(total.status(), "none"));
        says.put("as of", Objects.toString(total.asOf(), "never"));
        says.put("growth as published", ReferenceMath.text(total.growthAsPublishedPercent()));
        closing(total.closing(), says);
        trust(total.trust(), says);
        total.attainments().forEach(one -> attainment(one, says));
        total.windows().forEach(one -> window(one, says));
        return says;
    }

    private static void window(JudgedWindow one, Map<String, String> says) {
        String in = "in " + one.window() + ": ";
        says.put(in + "days", one.days().first() + " to " + one.days().last());
        says.put(in + "ended up to", Objects.toString(one.upTo(), "nothing"));
        says.put(in + "value", ReferenceMath.text(one.value()));
        says.put(in + "growth", ReferenceMath.text(one.growth()));
        says.put(in + "expected units", String.valueOf(one.trust().expectedUnits()));
        says.put(in + "missing units", one.trust().missingUnits().toString());
        says.put(
                in + "share of the missing units",
                ReferenceMath.text(one.trust().missingSharePercent()));
        says.put(in + "share of estimates", ReferenceMath.text(one.trust().estimateSharePercent()));
        says.put(in + "status", Objects.toString(one.status(), "none"));
        says.put(in + "as of", Objects.toString(one.asOf(), "never"));
        one.standings().forEach(standing -> {
            String against = in + "against " + standing.owner() + ": ";
            says.put(against + "target", ReferenceMath.text(standing.target()));
            says.put(against + "share", ReferenceMath.text(standing.sharePercent()));
            says.put(against + "expected share", ReferenceMath.text(standing.expectedPercent()));
            says.put(against + "verdict", standing.verdict().name());
            says.put(against + "reason", Objects.toString(standing.reason(), "none"));
            says.put(against + "shortfall", ReferenceMath.text(standing.shortfall()));
            gaps(against, standing.gaps(), says);
        });
    }

    private static void gaps(String against, List<Attainment.Gap> gaps, Map<String, String> says) {
        for (int i = 0; i < gaps.size(); i++) {
            Attainment.Gap gap = gaps.get(i);
            says.put(
                    against + "gap " + (i + 1),
                    gap.unit() + " has " + ReferenceMath.text(gap.value()) + " of " + ReferenceMath.text(gap.expected())
                            + ", lacks " + ReferenceMath.text(gap.missing()));
        }
    }

    private static String text(Comparison comparison) {
        return comparison.basis() + (comparison.reason() == null ? "" : " " + comparison.reason());
    }

    private static void closing(@Nullable ClosingFigures closing, Map<String, String> says) {
        if (closing != null) {
            says.put("at the deadline", ReferenceMath.text(closing.value()));
            says.put("at the deadline since January", ReferenceMath.text(closing.cumulative()));
            says.put("moved since the deadline", ReferenceMath.text(closing.movedPercent()));
            says.put("moved beyond the tolerance", String.valueOf(closing.exceeded()));
        }
    }

    private static void trust(Trust trust, Map<String, String> says) {
        says.put("expected units", String.valueOf(trust.expectedUnits()));
        says.put("missing units", trust.missingUnits().toString());
        says.put("share of the missing units", ReferenceMath.text(trust.missingSharePercent()));
        says.put("share of estimates", ReferenceMath.text(trust.estimateSharePercent()));
    }

    private static void attainment(Attainment one, Map<String, String> says) {
        String against = "against " + one.owner() + ": ";
        says.put(against + "target", ReferenceMath.text(one.target()));
        says.put(against + "share", ReferenceMath.text(one.sharePercent()));
        says.put(against + "expected share", ReferenceMath.text(one.expectedPercent()));
        says.put(against + "verdict", one.verdict().name());
        says.put(against + "reason", Objects.toString(one.reason(), "none"));
        says.put(against + "shortfall", ReferenceMath.text(one.shortfall()));
        says.put(against + "forecast", ReferenceMath.text(one.forecast()));
        says.put(against + "needed per month", ReferenceMath.text(one.neededPerMonth()));
        says.put(against + "target since", one.targetSince().toString());
        says.put(against + "target's reason", one.targetReason());
        says.put(against + "target before", ReferenceMath.text(one.previousTarget()));
        gaps(against, one.gaps(), says);
    }

    static Map<String, String> of(@Nullable Contribution one) {
        Map<String, String> says = new LinkedHashMap<>();
        if (one != null) {
            says.put("figure", one.value() == null ? "taken back" : ReferenceMath.text(one.value()));
            says.put("status", one.status().name());
            says.put("update", one.updateId());
            says.put("reported at", one.reportedAt().toString());
            says.put("reason", Objects.toString(one.reason(), ""));
            says.put("note", Objects.toString(one.note(), ""));
            says.put("channel", Objects.toString(one.channel(), ""));
            says.put("sender", one.sender());
        }
        return says;
    }
}
