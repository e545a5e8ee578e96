package vn.chitieu.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * What scopes reached and who has not reported, as it was known at one moment: every question is answered from the list
 * of what counted then, figure by figure, each with the share that its territory has in the scope.
 */
final class ReferenceFigures {

    private final Catalog catalog;
    private final Territory territory;
    private final ReferenceDefinitions definitions;
    private final ReferenceLog log;
    private final Instant moment;
    private final Map<ReferencePage, SortedMap<String, List<ReferenceReport>>> byUnit = new HashMap<>();

    /**
     * Takes what is known.
     *
     * @param moment what was reported before it counts: a deadline, or {@link Instant#MAX}
     */
    ReferenceFigures(Catalog catalog, ReferenceLog log, Instant moment) {
        this.catalog = catalog;
        this.territory = catalog.territory();
        this.definitions = new ReferenceDefinitions(catalog);
        this.log = log;
        this.moment = moment;
    }

    /** Returns what a scope, as it is in a quarter, reached in it or since 1 January; null where there is nothing. */
    @Nullable
    BigDecimal reached(Indicator indicator, Scope scope, Quarter quarter, boolean sinceJanuary) {
        if (sinceJanuary && definitions.changedSinceJanuary(indicator, quarter)) {
            return null;
        }
        Formula formula = indicator.rollUp().formula();
        if (formula != null) {
            return formula instanceof Formula.WeightedAverage average && !(scope instanceof Scope.Unit)
                    ? meanOfUnits(average, scope, quarter, sinceJanuary)
                    : ReferenceFormulas.of(formula, input -> reached(named(input), scope, quarter, sinceJanuary));
        }
        if (ReferenceSuccession.of(indicator) == ReferenceSuccession.NONE) {
            Set<String> units = new TreeSet<>(shares(scope, quarter, quarter).keySet());
            units.removeAll(territory.leaversIn(quarter));
            return across(indicator, units, quarter, sinceJanuary, false);
        }
        List<BigDecimal> parts = new ArrayList<>();
        for (Quarter one : quarters(quarter, sinceJanuary)) {
            for (String unit : reporting(indicator, one).keySet()) {
                BigDecimal share = scope instanceof Scope.City
                        ? BigDecimal.ONE
                        : shares(scope, one, quarter).get(unit);
                BigDecimal figure = ofUnit(indicator, unit, one, false, false);
                if (figure != null
                        && share != null
                        && ReferenceSuccession.of(indicator).takes(share)) {
                    parts.add(figure.multiply(share));
                }
            }
        }
        return ReferenceMath.together(indicator.rollUp().acrossUnits(), parts);
    }

    /** Returns the figures of units as one, by the indicator's operator. */
    @Nullable
    BigDecimal across(
            Indicator indicator,
            Collection<String> units,
            Quarter quarter,
            boolean sinceJanuary,
            boolean outsidersToo) {
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (String unit : units) {
            BigDecimal figure = ofUnit(indicator, unit, quarter, sinceJanuary, outsidersToo);
            if (figure != null) {
                String by = indicator.rollUp().weightedBy();
                BigDecimal weight = by == null ? null : reached(named(by), new Scope.Unit(unit), quarter, sinceJanuary);
                figures.add(figure);
                // Who has no weight weighs nothing.
                weights.add(weight == null ? BigDecimal.ZERO : weight);
            }
        }
        return indicator.rollUp().acrossUnits() == Operator.WEIGHTED_AVERAGE
                ? ReferenceFormulas.mean(figures, weights)
                : ReferenceMath.together(indicator.rollUp().acrossUnits(), figures);
    }

    /** Over the units of this year that have both. */
    private @Nullable BigDecimal meanOfUnits(
            Formula.WeightedAverage average, Scope scope, Quarter quarter, boolean sinceJanuary) {
        Set<String> units = new TreeSet<>();
        quarter.yearToDate().forEach(one -> units.addAll(expected(named(average.of()), scope, one)));
        return ReferenceFormulas.mean(
                units,
                unit -> reached(named(average.of()), new Scope.Unit(unit), quarter, sinceJanuary),
                unit -> reached(named(average.by()), new Scope.Unit(unit), quarter, sinceJanuary));
    }

    /**
     * Returns what one unit reported of a quarter, or since 1 January; null where there is nothing.
     *
     * @param outsidersToo what it reported of the time before it joined the city, too
     */
    @Nullable
    BigDecimal ofUnit(Indicator indicator, String unit, Quarter quarter, boolean sinceJanuary, boolean outsidersToo) {
        if (sinceJanuary && definitions.changedSinceJanuary(indicator, quarter)) {
            return null;
        }
        List<BigDecimal> figures = quarters(quarter, sinceJanuary).stream()
                .filter(one -> definitions.same(indicator, one, quarter))
                .flatMap(one -> reports(indicator, unit, one, outsidersToo))
                .flatMap(one -> one.figure().stream())
                .toList();
        return ReferenceMath.together(indicator.rollUp().acrossPeriods(), figures);
    }

    /** Returns who has to report for a scope, or owes a figure of this year although it is gone. */
    Set<String> expected(Indicator indicator, Scope scope, Quarter quarter) {
        Set<String> expected = missing(indicator, scope, quarter);
        if (indicator.isDerived()) {
            inputs(indicator).forEach(input -> expected.addAll(expected(input, scope, quarter)));
            return expected;
        }
        Set<String> counting = counting(indicator, scope, quarter);
        catalog.reporters(indicator, quarter).stream()
                .map(unit -> unit.id())
                .filter(counting::contains)
                .forEach(expected::add);
        return expected;
    }

    /** Returns who of them lacks a figure of the year, or of the quarter where only the last figure counts. */
    Set<String> missing(Indicator indicator, Scope scope, Quarter quarter) {
        if (indicator.isDerived()) {
            return inputs(indicator)
                    .flatMap(input -> missing(input, scope, quarter).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return counting(indicator, scope, quarter).stream()
                .filter(unit -> quarters(quarter, owesTheYear(indicator)).stream()
                        .anyMatch(one -> catalog.reporters(indicator, one).stream()
                                .anyMatch(reporter -> reporter.id().equals(unit))))
                .filter(unit -> met(indicator, unit, quarter) < owed(indicator, unit, quarter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether every unit that had to has reported each period of the quarter itself. */
    boolean isWhole(Indicator indicator, Scope scope, Quarter quarter) {
        if (indicator.isDerived()) {
            return inputs(indicator).allMatch(input -> isWhole(input, scope, quarter));
        }
        return isWhole(indicator, counting(indicator, scope, quarter), quarter);
    }

    /** Returns whether every one of these units that had to has reported each period of a quarter. */
    boolean isWhole(Indicator indicator, Set<String> units, Quarter quarter) {
        return catalog.reporters(indicator, quarter).stream()
                .filter(unit -> units.contains(unit.id()))
                .allMatch(unit -> indicator
                        .calendar()
                        .periodsOf(quarter, indicator.frequency())
                        .filter(unit::isOfTheCityIn)
                        .allMatch(period -> reports(indicator, unit.id(), quarter, false)
                                .anyMatch(one -> one.value() != null
                                        && one.cell().period().equals(period))));
    }

    /** Returns how many figures a unit owes up to the end of a quarter. */
    long owed(Indicator indicator, String unit, Quarter quarter) {
        return quarters(quarter, owesTheYear(indicator)).stream()
                .flatMap(one -> indicator.calendar().periodsOf(one, indicator.frequency()))
                .filter(period -> catalog.unit(unit).orElseThrow().isOfTheCityIn(period))
                .count();
    }

    /** Returns how many of them are there. */
    long met(Indicator indicator, String unit, Quarter quarter) {
        return quarters(quarter, owesTheYear(indicator)).stream()
                .flatMap(one -> reports(indicator, unit, one, false))
                .filter(one -> one.value() != null)
                .count();
    }

    /** Returns whether a unit reported every period of a quarter in which it existed. */
    boolean isWhole(Indicator indicator, String unit, Quarter quarter) {
        long periods = indicator
                .calendar()
                .periodsOf(quarter, indicator.frequency())
                .filter(period -> catalog.unit(unit).orElseThrow().existsIn(period))
                .count();
        return reports(indicator, unit, quarter, true)
                        .filter(one -> one.value() != null)
                        .count()
                >= periods;
    }

    /** Returns the reports that a scope's figure is made of, withdrawn ones included. */
    Stream<ReferenceReport> reports(Indicator indicator, Scope scope, Quarter quarter, boolean sinceJanuary) {
        if (indicator.isDerived()) {
            return inputs(indicator).flatMap(input -> reports(input, scope, quarter, sinceJanuary));
        }
        Set<String> counting = counting(indicator, scope, quarter);
        if (!sinceJanuary && !(scope instanceof Scope.City)) {
            counting.retainAll(shares(scope, quarter, quarter).keySet());
        }
        return quarters(quarter, sinceJanuary).stream()
                .flatMap(one -> counting.stream().flatMap(unit -> reports(indicator, unit, one, false)));
    }

    /** The units whose figures of the year count in a scope; in the city all that was reported in it. */
    private Set<String> counting(Indicator indicator, Scope scope, Quarter quarter) {
        Set<String> units = new TreeSet<>(shares(scope, quarter, quarter).keySet());
        ReferenceSuccession inheritance = ReferenceSuccession.of(indicator);
        if (inheritance == ReferenceSuccession.NONE) {
            units.removeAll(territory.leaversIn(quarter));
            return units;
        }
        quarter.yearToDate().forEach(one -> {
            shares(scope, one, quarter).forEach((unit, share) -> {
                if (inheritance.takes(share)) {
                    units.add(unit);
                }
            });
            if (scope instanceof Scope.City) {
                reporting(indicator, one).keySet().stream()
                        .filter(unit ->
                                reports(indicator, unit, one, false).findAny().isPresent())
                        .forEach(units::add);
            }
        });
        return units;
    }

    private Stream<ReferenceReport> reports(Indicator indicator, String unit, Quarter quarter, boolean outsidersToo) {
        return reporting(indicator, quarter).getOrDefault(unit, List.of()).stream()
                .filter(one -> outsidersToo
                        || catalog.unit(unit)
                                .orElseThrow()
                                .isOfTheCityIn(one.cell().period()));
    }

    private SortedMap<String, List<ReferenceReport>> reporting(Indicator indicator, Quarter quarter) {
        return byUnit.computeIfAbsent(
                new ReferencePage(indicator.code(), quarter),
                page -> log.counting(page, moment).values().stream()
                        .collect(Collectors.groupingBy(one -> one.cell().unit(), TreeMap::new, Collectors.toList())));
    }

    private SortedMap<String, BigDecimal> shares(Scope scope, Quarter reported, Quarter at) {
        return territory.past(scope, reported, at).shares();
    }

    private static boolean owesTheYear(Indicator indicator) {
        return indicator.rollUp().acrossPeriods() != Operator.LAST;
    }

    private static List<Quarter> quarters(Quarter quarter, boolean sinceJanuary) {
        return sinceJanuary ? quarter.yearToDate().toList() : List.of(quarter);
    }

    /** Returns the indicators that units report whose figures an indicator is made of, itself where it is reported. */
    Stream<Indicator> reportedFor(Indicator indicator) {
        return indicator.isDerived()
                ? inputs(indicator).flatMap(this::reportedFor).distinct()
                : Stream.of(indicator);
    }

    private Stream<Indicator> inputs(Indicator indicator) {
        return indicator.derivation().stream().flatMap(Formula::inputs).map(this::named);
    }

    private Indicator named(String code) {
        return catalog.indicator(code).orElseThrow();
    }
}
