package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.catalog.territory.Territory.Past;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The figures that those of a year are compared with: those of the year before on the same territory, quarter by
 * quarter, or the reason why there are none. Caches its answers, so it serves one state of the pages. Not thread-safe.
 */
public final class YearAgoBases {

    private final Catalog catalog;
    private final Territory territory;
    private final Definitions definitions;
    private final UnitFigures units;
    private final FigureCalculator calculator;
    private final Map<PageKey, Map<Scope, Pair>> known = new HashMap<>();

    public YearAgoBases(Catalog catalog, Definitions definitions, UnitFigures units, FigureCalculator calculator) {
        this.catalog = catalog;
        this.definitions = definitions;
        this.territory = catalog.territory();
        this.units = units;
        this.calculator = calculator;
    }

    /**
     * What a total is compared with.
     *
     * @param quarter for the figure of the quarter
     * @param cumulative for the figure since 1 January
     */
    public record Pair(Base quarter, Base cumulative) {}

    /** Returns what the total of a scope on a page is compared with. */
    public Pair of(PageKey page, Scope scope) {
        Map<Scope, Pair> ofPage = known.computeIfAbsent(page, key -> new HashMap<>());
        Pair pair = ofPage.get(scope);
        if (pair == null) {
            Indicator indicator = catalog.indicator(page.indicator()).orElseThrow();
            Formula formula = indicator.rollUp().formula();
            pair = formula == null ? reported(indicator, page, scope) : derived(formula, page, scope);
            ofPage.put(scope, pair);
        }
        return pair;
    }

    private Pair derived(Formula formula, PageKey page, Scope scope) {
        List<Pair> inputs =
                formula.inputs().map(input -> of(page.of(input), scope)).toList();
        if (formula instanceof Formula.WeightedAverage average && !(scope instanceof Scope.Unit)) {
            return new Pair(
                    weightedAverage(average, page, scope, inputs, Pair::quarter),
                    weightedAverage(average, page, scope, inputs, Pair::cumulative));
        }
        return new Pair(
                derived(formula, inputs.stream().map(Pair::quarter).toList()),
                derived(formula, inputs.stream().map(Pair::cumulative).toList()));
    }

    private static Base derived(Formula formula, List<Base> inputs) {
        Comparison ground = Base.ground(inputs);
        return ground.isComparable()
                ? Base.of(Derivation.of(formula, inputs.stream().map(Base::amount)), ground, Base.areWhole(inputs))
                : Base.notComparable(ground);
    }

    private Base weightedAverage(
            Formula.WeightedAverage average, PageKey page, Scope scope, List<Pair> inputs, Function<Pair, Base> which) {
        List<Base> bases = inputs.stream().map(which).toList();
        Comparison ground = Base.ground(bases);
        if (!ground.isComparable()) {
            return Base.notComparable(ground);
        }
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (String unit : calculator.figure(page.of(average.of()), scope).expected()) {
            BigDecimal value =
                    which.apply(of(page.of(average.of()), new Scope.Unit(unit))).amount();
            BigDecimal weight =
                    which.apply(of(page.of(average.by()), new Scope.Unit(unit))).amount();
            if (value != null && weight != null) {
                figures.add(value);
                weights.add(weight);
            }
        }
        return Base.of(Operators.weightedAverage(figures, weights), ground, Base.areWhole(bases));
    }

    private Pair reported(Indicator indicator, PageKey page, Scope scope) {
        Quarter lastYear = page.quarter().yearBefore();
        Stretch quarter = stretch(page, scope, Stream.of(lastYear));
        Stretch sinceJanuary = stretch(page, scope, lastYear.yearToDate());
        return new Pair(
                base(indicator, quarter, UnitFigure::value, ScopeFigure::value, units::missingInQuarter),
                base(indicator, sinceJanuary, UnitFigure::cumulative, ScopeFigure::cumulative, units::missing));
    }

    /** Some quarters of last year up to the one that a page is compared with, and what its scope was made of then. */
    private record Stretch(PageKey page, Scope scope, List<Quarter> quarters, List<Past> pasts) {

        Past last() {
            return pasts.get(pasts.size() - 1);
        }

        PageKey lastPage() {
            return page.in(page.quarter().yearBefore());
        }

        boolean hasSameUnits() {
            return pasts.stream().allMatch(Past::sameUnits);
        }

        /** Whether what units reported since 1 January adds up without looking at each quarter. */
        boolean isOneTerritory() {
            return hasSameUnits()
                    && pasts.stream().allMatch(past -> past.shares().equals(last().shares()));
        }
    }

    private Stretch stretch(PageKey page, Scope scope, Stream<Quarter> reported) {
        List<Quarter> quarters = reported.toList();
        List<Past> pasts = new ArrayList<>(quarters.size());
        quarters.forEach(quarter -> pasts.add(territory.past(scope, quarter, page.quarter())));
        return new Stretch(page, scope, quarters, pasts);
    }

    private Base base(
            Indicator indicator,
            Stretch stretch,
            Function<UnitFigure, @Nullable BigDecimal> amount,
            Function<ScopeFigure, @Nullable BigDecimal> weight,
            BiFunction<Indicator, PageKey, SortedSet<String>> missing) {
        Comparison.Reason reason = reason(indicator, stretch);
        if (reason != null) {
            return Base.notComparable(reason);
        }
        SortedSet<String> owing = missing.apply(indicator, stretch.lastPage());
        boolean asItWas = stretch.pasts().stream().allMatch(Past::asItWas);
        return Base.of(
                amount(indicator, stretch, amount, weight),
                asItWas ? Comparison.SAME_TERRITORY : Comparison.BY_SUCCESSORS,
                owing.isEmpty() || Collections.disjoint(owing, counting(indicator, stretch)));
    }

    /** Returns the units whose figures an amount is made of, whether they are there or not. */
    private SortedSet<String> counting(Indicator indicator, Stretch stretch) {
        SuccessionRule carryingOn = SuccessionRule.of(indicator);
        SortedSet<String> counting = new TreeSet<>(stretch.last().shares().keySet());
        if (carryingOn == SuccessionRule.BY_SHARES) {
            stretch.pasts().forEach(past -> counting.addAll(past.shares().keySet()));
        } else if (carryingOn == SuccessionRule.NOT_AT_ALL) {
            counting.removeAll(territory.leaversIn(stretch.lastPage().quarter()));
        }
        return counting;
    }

    private @Nullable BigDecimal amount(
            Indicator indicator,
            Stretch stretch,
            Function<UnitFigure, @Nullable BigDecimal> amount,
            Function<ScopeFigure, @Nullable BigDecimal> weight) {
        SuccessionRule carryingOn = SuccessionRule.of(indicator);
        if (carryingOn == SuccessionRule.BY_SHARES && !stretch.isOneTerritory()) {
            if (stretch.quarters().size() > 1
                    && definitions.divideTheYear(indicator, stretch.lastPage().quarter())) {
                return null;
            }
            return FigureCalculator.byShares(
                    stretch.quarters(),
                    stretch.pasts(),
                    quarter -> units.ofAll(indicator, stretch.page().in(quarter)));
        }
        PageKey lastPage = stretch.lastPage();
        SortedMap<String, UnitFigure> figures =
                FigureCalculator.restricted(units.ofAll(indicator, lastPage), counting(indicator, stretch));
        return isStock(indicator) && !stretch.last().sameUnits()
                ? stock(figures, stretch.last(), amount)
                : calculator.acrossUnits(indicator, lastPage, figures, amount, weight);
    }

    /** A stock at the end of last year's quarter adds up over the parts that the territory had then. */
    private static @Nullable BigDecimal stock(
            SortedMap<String, UnitFigure> figures, Past past, Function<UnitFigure, @Nullable BigDecimal> amount) {
        List<BigDecimal> parts = new ArrayList<>();
        figures.forEach((unit, figure) -> {
            BigDecimal value = amount.apply(figure);
            BigDecimal share = past.shares().get(unit);
            if (value != null && share != null) {
                parts.add(value.multiply(share));
            }
        });
        BigDecimal sum = Operators.combine(Operator.SUM, parts);
        return sum == null ? null : Percent.fitted(sum);
    }

    private Comparison.@Nullable Reason reason(Indicator indicator, Stretch stretch) {
        Quarter at = stretch.page().quarter();
        if (isOfTheWholeCity(indicator, at, stretch.scope())
                && stretch.quarters().stream().anyMatch(quarter -> cityChanged(quarter, at))) {
            return Comparison.Reason.TERRITORY;
        }
        if (!isReportedByTerritory(indicator)) {
            return null;
        }
        if (!isCovered(indicator, stretch)) {
            return Comparison.Reason.TERRITORY;
        }
        if (stretch.pasts().stream().anyMatch(Past::changedWithin)) {
            return Comparison.Reason.WITHIN_THE_PERIOD;
        }
        boolean addsUp = SuccessionRule.of(indicator) == SuccessionRule.BY_SHARES || isStock(indicator);
        return addsUp || stretch.hasSameUnits() ? null : Comparison.Reason.NOT_ADDITIVE;
    }

    /** Whether all of the territory was the city's, or reported its past although it was not. */
    private boolean isCovered(Indicator indicator, Stretch stretch) {
        for (int i = 0; i < stretch.quarters().size(); i++) {
            PageKey page = stretch.page().in(stretch.quarters().get(i));
            Past past = stretch.pasts().get(i);
            if (!past.covered() || !past.outsiders().stream().allMatch(unit -> units.isWhole(indicator, page, unit))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStock(Indicator indicator) {
        return indicator.rollUp().acrossUnits() == Operator.SUM
                && indicator.rollUp().acrossPeriods() == Operator.LAST;
    }

    /** What a body reports for the whole city is comparable only while the city is the same. */
    private boolean cityChanged(Quarter reported, Quarter at) {
        Past city = territory.past(Scope.city(), reported, at);
        return !city.asItWas() || !city.covered();
    }

    private boolean isOfTheWholeCity(Indicator indicator, Quarter quarter, Scope scope) {
        return reporters(indicator)
                .filter(unit -> !isTerritorial(unit))
                .anyMatch(unit -> scope instanceof Scope.City || catalog.covers(scope, unit, quarter));
    }

    private boolean isReportedByTerritory(Indicator indicator) {
        return indicator.rollUp().reporters().stream().anyMatch(Indicator.Reporters.Territorial.class::isInstance)
                || reporters(indicator).anyMatch(YearAgoBases::isTerritorial);
    }

    private Stream<ReportingUnit> reporters(Indicator indicator) {
        return indicator.rollUp().reporters().stream()
                .filter(Indicator.Reporters.Unit.class::isInstance)
                .flatMap(reporter -> catalog.unit(((Indicator.Reporters.Unit) reporter).id()).stream());
    }

    private static boolean isTerritorial(ReportingUnit unit) {
        return unit.versions().get(0).kind().isTerritorial();
    }
}
