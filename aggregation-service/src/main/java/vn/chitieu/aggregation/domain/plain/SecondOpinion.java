package vn.chitieu.aggregation.domain.plain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.AssignedTarget;
import vn.chitieu.aggregation.domain.Attainment;
import vn.chitieu.aggregation.domain.Cell;
import vn.chitieu.aggregation.domain.Contribution;
import vn.chitieu.aggregation.domain.Difference;
import vn.chitieu.aggregation.domain.Figures;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Territory;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Says of stored totals whether their figures, their growth, who is missing and their attainments are what plain sums
 * of the contributions give. It leaves out totals of years in which the territory changed, or of which a definition
 * did: what those say cannot be told in a few plain sentences, and it says how many they are.
 */
public final class SecondOpinion {

    private final Catalog catalog;
    private final PlainFigures figures;
    private final PlainJudgement judgement;

    /**
     * Takes what the totals follow from.
     *
     * @param counting what counts in each cell, by page
     * @param assigned the targets beside those of the catalogue
     * @param now until when time was judged
     */
    public SecondOpinion(
            Catalog catalog,
            Map<PageKey, ? extends Map<Cell, Contribution>> counting,
            Collection<AssignedTarget> assigned,
            Instant now) {
        this.catalog = catalog;
        this.figures = new PlainFigures(catalog, counting);
        this.judgement = new PlainJudgement(catalog, figures, assigned, now);
    }

    /** Compares all totals of some pages. */
    public Result on(Map<PageKey, Page> stored) {
        List<Difference> differences = new ArrayList<>();
        int compared = 0;
        int leftOut = 0;
        for (Map.Entry<PageKey, Page> page : new TreeMap<>(stored).entrySet()) {
            Indicator indicator = catalog.indicator(page.getKey().indicator()).orElse(null);
            for (Total total : page.getValue().totals().values()) {
                if (indicator == null
                        || !isPlain(indicator, total.scope(), page.getKey().quarter())) {
                    leftOut++;
                    continue;
                }
                compared++;
                compare(indicator, page.getKey(), total, differences);
            }
        }
        return new Result(compared, leftOut, differences);
    }

    private void compare(Indicator indicator, PageKey page, Total total, List<Difference> differences) {
        Map<String, String> expected = expected(indicator, total.scope(), page.quarter());
        Map<String, String> is = stored(indicator, total);
        expected.forEach((what, text) -> {
            String got = is.getOrDefault(what, "nothing");
            if (!text.equals(got)) {
                differences.add(new Difference(page, total.scope() + " by plain sums: " + what, text, got));
            }
        });
        is.forEach((what, text) -> {
            if (!expected.containsKey(what)) {
                differences.add(new Difference(page, total.scope() + " by plain sums: " + what, "nothing", text));
            }
        });
    }

    private Map<String, String> expected(Indicator indicator, Scope scope, Quarter quarter) {
        BigDecimal value = figures.reached(indicator, scope, quarter, false);
        BigDecimal cumulative = figures.reached(indicator, scope, quarter, true);
        BigDecimal before = figures.reached(indicator, scope, quarter.yearBefore(), false);
        BigDecimal cumulativeBefore = figures.reached(indicator, scope, quarter.yearBefore(), true);
        Map<String, String> says = new LinkedHashMap<>();
        says.put("value", text(value));
        says.put("since January", text(cumulative));
        says.put("year before", text(before));
        says.put("year before since January", text(cumulativeBefore));
        says.put("growth", text(growth(indicator, value, before)));
        says.put("growth since January", text(growth(indicator, cumulative, cumulativeBefore)));
        says.put(
                "expected units",
                String.valueOf(figures.expected(indicator, scope, quarter).size()));
        says.put(
                "missing units",
                List.copyOf(figures.missing(indicator, scope, quarter)).toString());
        for (PlainJudgement.Judged one : judgement.judge(indicator, scope, quarter)) {
            says.put(
                    "against " + one.target().owner(),
                    attainment(
                            one.target().value(),
                            one.share(),
                            one.expectedPercent(),
                            one.shortfall(),
                            one.verdict().name(),
                            one.reason()));
        }
        return says;
    }

    private static Map<String, String> stored(Indicator indicator, Total total) {
        Figures figures = total.figures();
        boolean points = indicator.percentage();
        Map<String, String> says = new LinkedHashMap<>();
        says.put("value", text(figures.value()));
        says.put("since January", text(figures.cumulative()));
        says.put("year before", text(figures.sameQuarterLastYear()));
        says.put("year before since January", text(figures.cumulativeLastYear()));
        says.put("growth", text(points ? figures.growthPoints() : figures.growthPercent()));
        says.put(
                "growth since January",
                text(points ? figures.cumulativeGrowthPoints() : figures.cumulativeGrowthPercent()));
        says.put("expected units", String.valueOf(total.trust().expectedUnits()));
        says.put("missing units", total.trust().missingUnits().toString());
        for (Attainment one : total.attainments()) {
            says.put(
                    "against " + one.owner(),
                    attainment(
                            one.target(),
                            one.sharePercent(),
                            one.expectedPercent(),
                            one.shortfall(),
                            one.verdict().name(),
                            one.reason()));
        }
        return says;
    }

    private static @Nullable BigDecimal growth(
            Indicator indicator, @Nullable BigDecimal value, @Nullable BigDecimal before) {
        if (!indicator.percentage()) {
            return PlainMath.growth(value, before);
        }
        return value == null || before == null ? null : value.subtract(before);
    }

    private static String attainment(
            BigDecimal target,
            @Nullable BigDecimal share,
            BigDecimal expectedPercent,
            @Nullable BigDecimal shortfall,
            String verdict,
            Attainment.@Nullable Reason reason) {
        return "target " + text(target) + ", share " + text(share) + ", expected " + text(expectedPercent)
                + ", shortfall " + text(shortfall) + ", " + verdict + (reason == null ? "" : " " + reason);
    }

    private static String text(@Nullable BigDecimal amount) {
        return amount == null ? "none" : amount.stripTrailingZeros().toPlainString();
    }

    /** Whether this year and the whole year before have the territory and the definitions of now. */
    private boolean isPlain(Indicator indicator, Scope scope, Quarter quarter) {
        Territory territory = catalog.territory();
        return isDefinedOnce(indicator)
                && !territory.changedInTheYearOf(new Quarter(quarter.year() - 1, 4))
                && !territory.changedInTheYearOf(quarter)
                && quarter.yearBefore()
                        .yearToDate()
                        .flatMap(before -> Stream.of(
                                territory.past(scope, before, quarter), territory.past(Scope.city(), before, quarter)))
                        .allMatch(past -> past.asItWas() && past.covered() && !past.changedWithin());
    }

    private boolean isDefinedOnce(Indicator indicator) {
        return indicator.definitions().size() == 1
                && indicator.derivation().stream()
                        .flatMap(Formula::inputs)
                        .allMatch(
                                input -> isDefinedOnce(catalog.indicator(input).orElseThrow()));
    }

    /**
     * What was found.
     *
     * @param compared how many totals were compared
     * @param leftOut how many were not, because a territory or a definition changed
     * @param differences each with the scope and what differs as its place
     */
    public record Result(int compared, int leftOut, List<Difference> differences) {
        public Result {
            Objects.requireNonNull(differences);
            differences = List.copyOf(differences);
        }
    }
}
