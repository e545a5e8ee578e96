package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Answers what any scope reached of any indicator in any quarter, from contributions alone: reported indicators by
 * their operators, derived ones by their formula. Remembers its answers, so it serves one state of the pages. Not
 * thread-safe.
 */
final class FigureBook {

    private final Catalog catalog;
    private final Definitions definitions;
    private final Function<PageKey, Page> pages;
    private final Map<PageKey, SortedMap<String, UnitYear>> unitYears = new HashMap<>();
    private final Map<PageKey, SortedMap<String, UnitFigure>> unitFigures = new HashMap<>();
    private final Map<PageKey, Map<Scope, ScopeFigure>> scopeFigures = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> missing = new HashMap<>();

    FigureBook(Catalog catalog, Definitions definitions, Function<PageKey, Page> pages) {
        this.catalog = catalog;
        this.definitions = definitions;
        this.pages = pages;
    }

    /** Returns what a scope reached on a page. */
    ScopeFigure figure(PageKey page, Scope scope) {
        Map<Scope, ScopeFigure> ofPage = scopeFigures.computeIfAbsent(page, key -> new HashMap<>());
        ScopeFigure known = ofPage.get(scope);
        if (known == null) {
            Indicator indicator = indicator(page.indicator());
            Formula formula = indicator.formula();
            known = formula == null ? reported(indicator, page, scope) : derived(indicator, formula, page, scope);
            ofPage.put(scope, known);
        }
        return known;
    }

    private Indicator indicator(String code) {
        return catalog.indicator(code)
                .orElseThrow(() -> new IllegalStateException("expected an indicator of the catalogue, got " + code));
    }

    private ScopeFigure reported(Indicator indicator, PageKey page, Scope scope) {
        SortedMap<String, UnitFigure> inScope = new TreeMap<>();
        unitFigures(indicator, page).forEach((unit, figure) -> {
            if (covers(scope, unit, page.quarter())) {
                inScope.put(unit, figure);
            }
        });
        SortedSet<String> expected = expected(indicator, page, scope);
        SortedSet<String> missingHere = new TreeSet<>(missing(indicator, page));
        missingHere.retainAll(expected);
        return new ScopeFigure(
                acrossUnits(indicator, page, inScope, UnitFigure::value, ScopeFigure::value),
                acrossUnits(indicator, page, inScope, UnitFigure::cumulative, ScopeFigure::cumulative),
                expected,
                missingHere,
                Operators.sum(inScope.values().stream().map(UnitFigure::size).toList()),
                Operators.sum(
                        inScope.values().stream().map(UnitFigure::estimated).toList()),
                softest(inScope.values().stream().map(UnitFigure::status)),
                newest(inScope.values().stream().map(UnitFigure::asOf)));
    }

    private @Nullable BigDecimal acrossUnits(
            Indicator indicator,
            PageKey page,
            SortedMap<String, UnitFigure> units,
            Function<UnitFigure, @Nullable BigDecimal> amount,
            Function<ScopeFigure, @Nullable BigDecimal> weightAmount) {
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        units.forEach((unit, figure) -> {
            BigDecimal value = amount.apply(figure);
            if (value != null) {
                figures.add(value);
                weights.add(weight(indicator, page, unit, weightAmount));
            }
        });
        return indicator.acrossUnits() == Operator.WEIGHTED_AVERAGE
                ? Operators.weightedAverage(figures, weights)
                : Operators.combine(indicator.acrossUnits(), figures);
    }

    private BigDecimal weight(
            Indicator indicator, PageKey page, String unit, Function<ScopeFigure, @Nullable BigDecimal> weightAmount) {
        String weightedBy = indicator.weightedBy();
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
        return formula instanceof Formula.WeightedAverage average
                ? weightedAverage(average, page, scope, amount)
                : Derivation.evaluate(formula, inputs, amount);
    }

    /** Over the units of the scope that have both; null where none has. */
    private @Nullable BigDecimal weightedAverage(
            Formula.WeightedAverage average,
            PageKey page,
            Scope scope,
            Function<ScopeFigure, @Nullable BigDecimal> amount) {
        if (scope instanceof Scope.Unit) {
            return amount.apply(figure(page.of(average.of()), scope));
        }
        SortedSet<String> units = union(page.quarter()
                .yearToDate()
                .map(quarter -> figure(page.of(average.of()).in(quarter), scope).expected()));
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (String unit : units) {
            BigDecimal value = amount.apply(figure(page.of(average.of()), new Scope.Unit(unit)));
            BigDecimal weight = amount.apply(figure(page.of(average.by()), new Scope.Unit(unit)));
            if (value != null && weight != null) {
                figures.add(value);
                weights.add(weight);
            }
        }
        return Operators.weightedAverage(figures, weights);
    }

    private SortedMap<String, UnitFigure> unitFigures(Indicator indicator, PageKey page) {
        SortedMap<String, UnitFigure> known = unitFigures.get(page);
        if (known == null) {
            boolean isDivided = definitions.divideTheYear(indicator, page.quarter());
            known = new TreeMap<>();
            for (Map.Entry<String, UnitYear> unit : unitYears(indicator, page).entrySet()) {
                known.put(unit.getKey(), UnitFigure.of(indicator, unit.getValue(), isDivided));
            }
            unitFigures.put(page, known);
        }
        return known;
    }

    private SortedMap<String, UnitYear> unitYears(Indicator indicator, PageKey page) {
        return unitYears.computeIfAbsent(
                page,
                key -> UnitYear.upTo(key, pages, quarter -> definitions.agree(indicator, quarter, key.quarter())));
    }

    private SortedSet<String> expected(Indicator indicator, PageKey page, Scope scope) {
        return catalog.reporters(indicator, page.quarter()).stream()
                .filter(unit -> catalog.covers(scope, unit, page.quarter()))
                .map(ReportingUnit::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> missing(Indicator indicator, PageKey page) {
        return missing.computeIfAbsent(page, key -> {
            SortedMap<String, UnitYear> years = unitYears(indicator, key);
            return catalog.reporters(indicator, key.quarter()).stream()
                    .filter(unit -> {
                        UnitYear year = years.get(unit.id());
                        long met = year == null ? 0 : Duties.met(indicator, year);
                        return met < Duties.of(indicator, unit, key.quarter());
                    })
                    .map(ReportingUnit::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        });
    }

    /** The city keeps what a unit reported before it was abolished; a cluster or unit is what it is now. */
    private boolean covers(Scope scope, String unit, Quarter quarter) {
        return scope instanceof Scope.City
                || catalog.unit(unit)
                        .filter(one -> catalog.covers(scope, one, quarter))
                        .isPresent();
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
