package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Answers what any scope reached of any indicator in any quarter, from contributions alone: reported indicators by
 * their operators, derived ones by their formula. Caches its answers without invalidation, so it serves one state of
 * the pages. Not thread-safe.
 */
public final class FigureCalculator {

    private final Catalog catalog;
    private final Definitions definitions;
    private final Territory territory;
    private final UnitFigures units;
    private final Map<PageKey, Map<Scope, ScopeFigure>> scopeFigures = new HashMap<>();
    private final Map<Count, SortedSet<String>> counting = new HashMap<>();

    public FigureCalculator(Catalog catalog, Definitions definitions, UnitFigures units) {
        this.catalog = catalog;
        this.definitions = definitions;
        this.territory = catalog.territory();
        this.units = units;
    }

    /** Returns what a scope reached on a page. */
    public ScopeFigure figure(PageKey page, Scope scope) {
        Map<Scope, ScopeFigure> ofPage = scopeFigures.computeIfAbsent(page, key -> new HashMap<>());
        ScopeFigure known = ofPage.get(scope);
        if (known == null) {
            Indicator indicator = indicator(page.indicator());
            Formula formula = indicator.rollUp().formula();
            known = formula == null ? reported(indicator, page, scope) : derived(indicator, formula, page, scope);
            ofPage.put(scope, known);
        }
        return known;
    }

    private Indicator indicator(String code) {
        return catalog.indicator(code)
                .orElseThrow(() -> new IllegalStateException("expected an indicator of the catalog, got " + code));
    }

    private ScopeFigure reported(Indicator indicator, PageKey page, Scope scope) {
        SortedSet<String> counting = counting(indicator, page, scope);
        SortedMap<String, UnitFigure> inScope = restricted(units.ofTheCity(indicator, page), counting);
        SortedMap<String, UnitFigure> inQuarter = inQuarter(page, scope, inScope);
        SortedSet<String> missing = intersection(counting, units.missing(indicator, page));
        SortedSet<String> expected = intersection(counting, units.expected(indicator, page));
        // A unit that is gone counts as expected only as long as it owes a figure of this year.
        expected.addAll(missing);
        return new ScopeFigure(
                acrossUnits(indicator, page, inQuarter, UnitFigure::value, ScopeFigure::value),
                cumulative(indicator, page, scope, inScope),
                expected,
                missing,
                intersection(counting, units.missingInQuarter(indicator, page)).isEmpty(),
                Operators.sum(inQuarter.values().stream().map(UnitFigure::size).toList()),
                Operators.sum(
                        inQuarter.values().stream().map(UnitFigure::estimated).toList()),
                softest(inQuarter.values().stream().map(UnitFigure::status)),
                newest(inScope.values().stream().map(UnitFigure::asOf)));
    }

    /**
     * Returns the units whose figures of the quarter itself count in a scope. A unit that is gone may have days in the
     * window of a quarter that begins after its end; they count in the city, and no successor carries them on (decision
     * 7).
     */
    private SortedMap<String, UnitFigure> inQuarter(PageKey page, Scope scope, SortedMap<String, UnitFigure> inScope) {
        return scope instanceof Scope.City || !territory.changedInTheYearOf(page.quarter())
                ? inScope
                : restricted(
                        inScope,
                        territory
                                .past(scope, page.quarter(), page.quarter())
                                .shares()
                                .keySet());
    }

    /**
     * Returns the units whose figures of the year count in a scope: those in it, and where figures live on also those
     * whose territory it was. The city keeps all that was reported in it.
     */
    private SortedSet<String> counting(Indicator indicator, PageKey page, Scope scope) {
        Count count = new Count(SuccessionRule.of(indicator), page.quarter(), scope);
        SortedSet<String> units = counting.computeIfAbsent(count, this::counting);
        Set<String> ofTheCity = this.units.ofTheCity(indicator, page).keySet();
        if (count.carryingOn() == SuccessionRule.NOT_AT_ALL
                || !(scope instanceof Scope.City)
                || units.containsAll(ofTheCity)) {
            return units;
        }
        SortedSet<String> more = new TreeSet<>(units);
        more.addAll(ofTheCity);
        return more;
    }

    /** It is the same for all indicators whose figures live on in the same way. */
    private SortedSet<String> counting(Count count) {
        Quarter quarter = count.quarter();
        SortedSet<String> units = new TreeSet<>(
                territory.past(count.scope(), quarter, quarter).shares().keySet());
        if (count.carryingOn() == SuccessionRule.NOT_AT_ALL) {
            units.removeAll(territory.leaversIn(quarter));
        } else if (territory.changedInTheYearOf(quarter)) {
            quarter.yearToDate()
                    .flatMap(earlier -> territory.past(count.scope(), earlier, quarter).shares().entrySet().stream())
                    .filter(unit -> count.carryingOn() == SuccessionRule.BY_SHARES
                            || unit.getValue().compareTo(BigDecimal.ONE) == 0)
                    .forEach(unit -> units.add(unit.getKey()));
        }
        return Collections.unmodifiableSortedSet(units);
    }

    /** Whose figures count: how figures live on, in which quarter, in which scope. */
    private record Count(SuccessionRule carryingOn, Quarter quarter, Scope scope) {}

    private @Nullable BigDecimal cumulative(
            Indicator indicator, PageKey page, Scope scope, SortedMap<String, UnitFigure> inScope) {
        if (definitions.divideTheYear(indicator, page.quarter())) {
            return null;
        }
        if (scope instanceof Scope.City
                || SuccessionRule.of(indicator) != SuccessionRule.BY_SHARES
                || !territory.changedInTheYearOf(page.quarter())) {
            return acrossUnits(indicator, page, inScope, UnitFigure::cumulative, ScopeFigure::cumulative);
        }
        List<Quarter> quarters = page.quarter().yearToDate().toList();
        return byShares(
                quarters,
                quarters.stream()
                        .map(quarter -> territory.past(scope, quarter, page.quarter()))
                        .toList(),
                quarter -> units.ofTheCity(indicator, page.in(quarter)));
    }

    /**
     * Returns the sum of what units reported in some quarters, of each unit its share; null where there is nothing.
     *
     * @param pasts one for each quarter
     */
    static @Nullable BigDecimal byShares(
            List<Quarter> quarters,
            List<Territory.Past> pasts,
            Function<Quarter, SortedMap<String, UnitFigure>> figures) {
        List<BigDecimal> parts = new ArrayList<>();
        for (int i = 0; i < quarters.size(); i++) {
            SortedMap<String, UnitFigure> ofQuarter = figures.apply(quarters.get(i));
            pasts.get(i).shares().forEach((unit, share) -> {
                UnitFigure figure = ofQuarter.get(unit);
                BigDecimal value = figure == null ? null : figure.value();
                if (value != null) {
                    parts.add(value.multiply(share));
                }
            });
        }
        BigDecimal sum = Operators.combine(Operator.SUM, parts);
        return sum == null ? null : Percent.fitted(sum);
    }

    /** Returns the figures of some units as one, by the indicator's operator. */
    @Nullable
    BigDecimal acrossUnits(
            Indicator indicator,
            PageKey page,
            SortedMap<String, UnitFigure> inScope,
            Function<UnitFigure, @Nullable BigDecimal> amount,
            Function<ScopeFigure, @Nullable BigDecimal> weightAmount) {
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        inScope.forEach((unit, figure) -> {
            BigDecimal value = amount.apply(figure);
            if (value != null) {
                figures.add(value);
                weights.add(weight(indicator, page, unit, weightAmount));
            }
        });
        return indicator.rollUp().acrossUnits() == Operator.WEIGHTED_AVERAGE
                ? Operators.weightedAverage(figures, weights)
                : Operators.combine(indicator.rollUp().acrossUnits(), figures);
    }

    private BigDecimal weight(
            Indicator indicator, PageKey page, String unit, Function<ScopeFigure, @Nullable BigDecimal> weightAmount) {
        String weightedBy = indicator.rollUp().weightedBy();
        if (weightedBy == null) {
            return BigDecimal.ONE;
        }
        BigDecimal weight = weightAmount.apply(figure(page.of(weightedBy), new Scope.Unit(unit)));
        return weight == null ? BigDecimal.ZERO : weight;
    }

    private ScopeFigure derived(Indicator indicator, Formula formula, PageKey page, Scope scope) {
        List<ScopeFigure> inputs =
                formula.inputs().map(input -> figure(page.of(input), scope)).toList();
        boolean isDivided = definitions.divideTheYear(indicator, page.quarter());
        return new ScopeFigure(
                evaluate(formula, page, scope, inputs, ScopeFigure::value),
                isDivided ? null : evaluate(formula, page, scope, inputs, ScopeFigure::cumulative),
                union(inputs.stream().map(ScopeFigure::expected)),
                union(inputs.stream().map(ScopeFigure::missing)),
                inputs.stream().allMatch(ScopeFigure::isWhole),
                Operators.sum(inputs.stream().map(ScopeFigure::size).toList()),
                Operators.sum(inputs.stream().map(ScopeFigure::estimated).toList()),
                softest(inputs.stream().map(ScopeFigure::status)),
                newest(inputs.stream().map(ScopeFigure::asOf)));
    }

    private @Nullable BigDecimal evaluate(
            Formula formula,
            PageKey page,
            Scope scope,
            List<ScopeFigure> inputs,
            Function<ScopeFigure, @Nullable BigDecimal> amount) {
        return formula instanceof Formula.WeightedAverage average && !(scope instanceof Scope.Unit)
                ? weightedAverage(average, page, scope, amount)
                : Derivation.evaluate(formula, inputs, amount);
    }

    /** Over the units of the scope that have both; null where none has. */
    private @Nullable BigDecimal weightedAverage(
            Formula.WeightedAverage average,
            PageKey page,
            Scope scope,
            Function<ScopeFigure, @Nullable BigDecimal> amount) {
        SortedSet<String> ids = union(page.quarter()
                .yearToDate()
                .map(quarter -> figure(page.of(average.of()).in(quarter), scope).expected()));
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (String unit : ids) {
            BigDecimal value = amount.apply(figure(page.of(average.of()), new Scope.Unit(unit)));
            BigDecimal weight = amount.apply(figure(page.of(average.by()), new Scope.Unit(unit)));
            if (value != null && weight != null) {
                figures.add(value);
                weights.add(weight);
            }
        }
        return Operators.weightedAverage(figures, weights);
    }

    /** Returns the figures of some units. */
    static SortedMap<String, UnitFigure> restricted(SortedMap<String, UnitFigure> figures, Collection<String> units) {
        SortedMap<String, UnitFigure> restricted = new TreeMap<>();
        for (String unit : units) {
            UnitFigure figure = figures.get(unit);
            if (figure != null) {
                restricted.put(unit, figure);
            }
        }
        return restricted;
    }

    private static SortedSet<String> intersection(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> both = new TreeSet<>(some);
        both.retainAll(others);
        return both;
    }

    private static SortedSet<String> union(Stream<SortedSet<String>> sets) {
        return sets.flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable FigureStatus softest(Stream<@Nullable FigureStatus> statuses) {
        return statuses.filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Instant newest(Stream<@Nullable Instant> instants) {
        return instants.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
