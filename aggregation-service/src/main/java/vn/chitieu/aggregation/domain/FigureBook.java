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
    private final Function<PageKey, Page> pages;
    private final Map<PageKey, SortedMap<String, UnitFigure>> unitFigures = new HashMap<>();
    private final Map<PageKey, Map<Scope, ScopeFigure>> scopeFigures = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> missing = new HashMap<>();

    FigureBook(Catalog catalog, Function<PageKey, Page> pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    /** Returns what a scope reached on a page. */
    ScopeFigure figure(PageKey page, Scope scope) {
        Map<Scope, ScopeFigure> ofPage = scopeFigures.computeIfAbsent(page, key -> new HashMap<>());
        ScopeFigure known = ofPage.get(scope);
        if (known == null) {
            Indicator indicator = indicator(page.indicator());
            Formula formula = indicator.formula();
            known = formula == null ? reported(indicator, page, scope) : derived(formula, page, scope);
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

    private ScopeFigure derived(Formula formula, PageKey page, Scope scope) {
        List<ScopeFigure> inputs =
                formula.inputs().map(input -> figure(page.of(input), scope)).toList();
        return new ScopeFigure(
                Derivation.evaluate(formula, inputs, ScopeFigure::value),
                Derivation.evaluate(formula, inputs, ScopeFigure::cumulative),
                union(inputs.stream().map(ScopeFigure::expected)),
                union(inputs.stream().map(ScopeFigure::missing)),
                Operators.sum(inputs.stream().map(ScopeFigure::size).toList()),
                Operators.sum(inputs.stream().map(ScopeFigure::estimated).toList()),
                softest(inputs.stream().map(ScopeFigure::status)),
                newest(inputs.stream().map(ScopeFigure::asOf)));
    }

    private SortedMap<String, UnitFigure> unitFigures(Indicator indicator, PageKey page) {
        SortedMap<String, UnitFigure> known = unitFigures.get(page);
        if (known == null) {
            known = new TreeMap<>();
            for (Map.Entry<String, List<Contribution>> unit : sinceJanuary(page).entrySet()) {
                known.put(unit.getKey(), UnitFigure.of(indicator, page.quarter(), unit.getValue()));
            }
            unitFigures.put(page, known);
        }
        return known;
    }

    private SortedMap<String, List<Contribution>> sinceJanuary(PageKey page) {
        SortedMap<String, List<Contribution>> byUnit = new TreeMap<>();
        page.quarter()
                .yearToDate()
                .map(page::in)
                .map(pages)
                .flatMap(one -> one.contributions().values().stream())
                .forEach(c -> byUnit.computeIfAbsent(c.cell().unit(), unit -> new ArrayList<>())
                        .add(c));
        return byUnit;
    }

    private SortedSet<String> expected(Indicator indicator, PageKey page, Scope scope) {
        return catalog.reporters(indicator, page.quarter()).stream()
                .filter(unit -> catalog.covers(scope, unit, page.quarter()))
                .map(ReportingUnit::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> missing(Indicator indicator, PageKey page) {
        return missing.computeIfAbsent(page, key -> {
            Map<String, Long> reported = sinceJanuary(key).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, unit -> Duties.met(indicator, key.quarter(), unit.getValue())));
            return catalog.reporters(indicator, key.quarter()).stream()
                    .filter(unit -> reported.getOrDefault(unit.id(), 0L) < Duties.of(indicator, unit, key.quarter()))
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
