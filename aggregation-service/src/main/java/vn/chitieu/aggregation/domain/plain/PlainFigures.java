package vn.chitieu.aggregation.domain.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.Cell;
import vn.chitieu.aggregation.domain.Contribution;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * What scopes reached and who has not reported, where neither territory nor definition changes: every question is
 * answered from the list of what counts.
 */
final class PlainFigures {

    private final Catalog catalog;
    private final Map<PageKey, ? extends Map<Cell, Contribution>> counting;
    private final Map<Scope, Map<Quarter, Set<String>>> members = new HashMap<>();

    PlainFigures(Catalog catalog, Map<PageKey, ? extends Map<Cell, Contribution>> counting) {
        this.catalog = catalog;
        this.counting = counting;
    }

    /** Returns what a scope, as it is in a quarter, reached in it or since 1 January; null where there is nothing. */
    @Nullable
    BigDecimal reached(Indicator indicator, Scope scope, Quarter quarter, boolean sinceJanuary) {
        Formula formula = indicator.formula();
        if (formula instanceof Formula.Sum sum) {
            return sum(sum, scope, quarter, sinceJanuary);
        }
        if (formula instanceof Formula.Ratio ratio) {
            BigDecimal above = reached(named(ratio.numerator()), scope, quarter, sinceJanuary);
            BigDecimal below = reached(named(ratio.denominator()), scope, quarter, sinceJanuary);
            return above == null || below == null || below.signum() == 0
                    ? null
                    : PlainMath.divide(above.multiply(ratio.factor()), below);
        }
        if (formula instanceof Formula.WeightedAverage average) {
            return scope instanceof Scope.Unit
                    ? ofUnitBoth(average, scope, quarter, sinceJanuary)
                    : weighted(named(average.of()), named(average.by()), scope, quarter, sinceJanuary, false);
        }
        if (indicator.acrossUnits() == Operator.WEIGHTED_AVERAGE) {
            String by = indicator.weightedBy();
            return weighted(indicator, by == null ? null : named(by), scope, quarter, sinceJanuary, true);
        }
        List<BigDecimal> figures = new ArrayList<>();
        for (List<BigDecimal> ofUnit :
                byUnit(indicator, scope, quarter, sinceJanuary).values()) {
            BigDecimal figure = PlainMath.together(indicator.acrossPeriods(), ofUnit);
            if (figure != null) {
                figures.add(figure);
            }
        }
        return PlainMath.together(indicator.acrossUnits(), figures);
    }

    private @Nullable BigDecimal sum(Formula.Sum formula, Scope scope, Quarter quarter, boolean sinceJanuary) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Formula.Term term : formula.terms()) {
            BigDecimal input = reached(named(term.indicator()), scope, quarter, sinceJanuary);
            if (input == null) {
                return null;
            }
            sum = term.negative() ? sum.subtract(input) : sum.add(input);
        }
        return sum;
    }

    /** Of a single unit it is that unit's own figure. */
    private @Nullable BigDecimal ofUnitBoth(
            Formula.WeightedAverage average, Scope unit, Quarter quarter, boolean sinceJanuary) {
        return reached(named(average.of()), unit, quarter, sinceJanuary);
    }

    /**
     * Returns the mean over units, weighted by what they reached of another indicator.
     *
     * @param by null where all weigh the same
     * @param nothingWeighs whether a unit without a weight weighs nothing, rather than being left out
     */
    private @Nullable BigDecimal weighted(
            Indicator of,
            @Nullable Indicator by,
            Scope scope,
            Quarter quarter,
            boolean sinceJanuary,
            boolean nothingWeighs) {
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (String id : members(scope, quarter)) {
            Scope unit = new Scope.Unit(id);
            // A weighted mean of one unit is its own figure.
            BigDecimal figure = of.isDerived()
                    ? reached(of, unit, quarter, sinceJanuary)
                    : PlainMath.together(
                            of.acrossPeriods(),
                            byUnit(of, unit, quarter, sinceJanuary).getOrDefault(id, List.of()));
            BigDecimal weight = by == null ? BigDecimal.ONE : reached(by, unit, quarter, sinceJanuary);
            if (weight == null && nothingWeighs) {
                weight = BigDecimal.ZERO;
            }
            if (figure != null && weight != null) {
                weighted = weighted.add(figure.multiply(weight));
                weights = weights.add(weight);
            }
        }
        return weights.signum() == 0 ? null : PlainMath.divide(weighted, weights);
    }

    /** Returns who has to report for a scope. */
    Set<String> expected(Indicator indicator, Scope scope, Quarter quarter) {
        if (indicator.isDerived()) {
            return inputs(indicator)
                    .flatMap(input -> expected(input, scope, quarter).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> expected = new TreeSet<>();
        for (ReportingUnit unit : catalog.reporters(indicator, quarter)) {
            if (members(scope, quarter).contains(unit.id())) {
                expected.add(unit.id());
            }
        }
        return expected;
    }

    /** Returns who of them lacks a figure of the year, or of the quarter where only the last figure counts. */
    Set<String> missing(Indicator indicator, Scope scope, Quarter quarter) {
        if (indicator.isDerived()) {
            return inputs(indicator)
                    .flatMap(input -> missing(input, scope, quarter).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        boolean sinceJanuary = indicator.acrossPeriods() != Operator.LAST;
        Set<String> missing = new TreeSet<>();
        for (String id : expected(indicator, scope, quarter)) {
            ReportingUnit unit = catalog.unit(id).orElseThrow();
            long owed = quarters(quarter, sinceJanuary)
                    .flatMap(one -> indicator.calendar().periodsOf(one, indicator.frequency()))
                    .filter(unit::isOfTheCityIn)
                    .count();
            int given = byUnit(indicator, new Scope.Unit(id), quarter, sinceJanuary)
                    .getOrDefault(id, List.of())
                    .size();
            if (given < owed) {
                missing.add(id);
            }
        }
        return missing;
    }

    /** Returns the figures of each unit of a scope, in the order of their periods. */
    private Map<String, List<BigDecimal>> byUnit(
            Indicator indicator, Scope scope, Quarter quarter, boolean sinceJanuary) {
        Map<String, List<BigDecimal>> byUnit = new TreeMap<>();
        quarters(quarter, sinceJanuary).forEach(one -> {
            Map<Cell, Contribution> ofQuarter = counting.get(new PageKey(catalog.id(), indicator.code(), one));
            if (ofQuarter != null) {
                new TreeMap<>(ofQuarter).forEach((cell, contribution) -> {
                    BigDecimal value = contribution.value();
                    if (value != null && members(scope, quarter).contains(cell.unit())) {
                        byUnit.computeIfAbsent(cell.unit(), unit -> new ArrayList<>())
                                .add(value);
                    }
                });
            }
        });
        return byUnit;
    }

    private Set<String> members(Scope scope, Quarter quarter) {
        return members.computeIfAbsent(scope, key -> new HashMap<>())
                .computeIfAbsent(
                        quarter,
                        key -> catalog.units().stream()
                                .filter(unit -> catalog.covers(scope, unit, quarter))
                                .map(ReportingUnit::id)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<Quarter> quarters(Quarter quarter, boolean sinceJanuary) {
        return sinceJanuary ? quarter.yearToDate() : Stream.of(quarter);
    }

    private Stream<Indicator> inputs(Indicator indicator) {
        return indicator.derivation().stream().flatMap(Formula::inputs).map(this::named);
    }

    private Indicator named(String code) {
        return catalog.indicator(code).orElseThrow();
    }
}
