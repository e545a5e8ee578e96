package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingCalendar.Window;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Reads what units reported within a window off the pages of its quarters, and of those of the year before. Caches what
 * it read, so it serves one state of the pages. Not thread-safe.
 */
public final class WindowReports {

    private final Catalog catalog;
    private final Definitions definitions;
    private final Function<PageKey, Page> pages;
    private final Instant now;
    private final Map<PageKey, Map<String, List<Contribution>>> byUnit = new HashMap<>();

    public WindowReports(Catalog catalog, Function<PageKey, Page> pages, Instant now) {
        this.catalog = catalog;
        this.definitions = new Definitions(catalog);
        this.pages = pages;
        this.now = now;
    }

    /** Returns what a scope reached of a reported indicator. */
    public WindowValue part(TimeWindow window, Indicator indicator, Scope scope) {
        Stretch stretch = stretch(indicator, scope, window.days());
        Stretch lastYear = stretch(indicator, scope, window.daysOfLastYear());
        SortedSet<ReportingPeriod> ended = ended(indicator, stretch);
        SortedSet<String> expected = new TreeSet<>();
        SortedSet<String> missing = new TreeSet<>();
        addUnits(indicator, scope, stretch, ended, expected, missing);
        return new WindowValue(
                stretch.value(indicator),
                base(indicator, scope, stretch, lastYear),
                stretch.whole(),
                ended,
                stretch.cut(),
                expected,
                missing,
                size(stretch.counting()),
                size(stretch.counting().filter(one -> one.status() == FigureStatus.ESTIMATE)),
                stretch.counting()
                        .map(Contribution::status)
                        .min(Comparator.<FigureStatus>naturalOrder())
                        .orElse(null),
                stretch.counting()
                        .map(Contribution::reportedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                ended.stream()
                        .map(period -> catalog.deadline(indicator, period))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** The periods of some days and what counts in those that lie wholly inside, by unit. */
    private record Stretch(
            List<Quarter> quarters,
            SortedSet<ReportingPeriod> whole,
            SortedSet<ReportingPeriod> cut,
            SortedMap<String, List<Contribution>> byUnit,
            boolean isOfOneDefinition) {

        Stream<Contribution> counting() {
            return byUnit.values().stream().flatMap(List::stream);
        }

        @Nullable
        BigDecimal value(Indicator indicator) {
            if (!isOfOneDefinition) {
                return null;
            }
            List<BigDecimal> figures = new ArrayList<>();
            byUnit.values().forEach(ofUnit -> {
                BigDecimal figure = Operators.combine(
                        indicator.rollUp().acrossPeriods(),
                        ofUnit.stream().flatMap(one -> one.figure().stream()).toList());
                if (figure != null) {
                    figures.add(figure);
                }
            });
            return Operators.combine(indicator.rollUp().acrossUnits(), figures);
        }
    }

    private static BigDecimal size(Stream<Contribution> contributions) {
        return Operators.sum(contributions
                .flatMap(one -> one.figure().stream())
                .map(BigDecimal::abs)
                .toList());
    }

    private Stretch stretch(Indicator indicator, Scope scope, Window days) {
        List<Quarter> quarters = quarters(indicator, days);
        SortedSet<ReportingPeriod> whole = new TreeSet<>();
        SortedSet<ReportingPeriod> cut = new TreeSet<>();
        for (Quarter quarter : quarters) {
            indicator.calendar().periodsOf(quarter, indicator.frequency()).forEach(period -> {
                Window ofPeriod = indicator.calendar().windowOf(period);
                if (days.covers(ofPeriod)) {
                    whole.add(period);
                } else if (days.overlaps(ofPeriod)) {
                    cut.add(period);
                }
            });
        }
        SortedMap<String, List<Contribution>> ofUnits = new TreeMap<>();
        for (Quarter quarter : quarters) {
            byUnit(new PageKey(catalog.id(), indicator.code(), quarter)).forEach((unit, reported) -> {
                List<Contribution> counting = reported.stream()
                        .filter(one -> whole.contains(one.cell().period()))
                        .toList();
                if (!counting.isEmpty() && covers(scope, unit, quarter)) {
                    ofUnits.computeIfAbsent(unit, any -> new ArrayList<>()).addAll(counting);
                }
            });
        }
        boolean oneDefinition =
                quarters.stream().allMatch(quarter -> definitions.agree(indicator, quarter, quarters.get(0)));
        return new Stretch(quarters, whole, cut, ofUnits, oneDefinition);
    }

    private Map<String, List<Contribution>> byUnit(PageKey page) {
        return byUnit.computeIfAbsent(
                page,
                key -> pages.apply(key).contributions().values().stream()
                        .filter(one -> one.value() != null && isOfTheCity(one))
                        .collect(Collectors.groupingBy(one -> one.cell().unit())));
    }

    /** What a unit reported of the time before it joined the city is not the city's. */
    private boolean isOfTheCity(Contribution one) {
        return catalog.unit(one.cell().unit())
                .filter(unit -> unit.isOfTheCityIn(one.cell().period()))
                .isPresent();
    }

    private Base base(Indicator indicator, Scope scope, Stretch stretch, Stretch lastYear) {
        Quarter at = stretch.quarters().get(stretch.quarters().size() - 1);
        Quarter before = lastYear.quarters().get(0);
        if (!stretch.isOfOneDefinition()
                || !lastYear.isOfOneDefinition()
                || !definitions.agree(indicator, before, at)) {
            return Base.notComparable(Comparison.Reason.DEFINITION);
        }
        boolean sameTerritory = Stream.concat(lastYear.quarters().stream(), stretch.quarters().stream())
                .map(quarter -> catalog.territory().past(scope, quarter, at))
                .allMatch(past -> past.asItWas() && past.covered());
        if (!sameTerritory) {
            return Base.notComparable(Comparison.Reason.TERRITORY);
        }
        SortedSet<String> missing = new TreeSet<>();
        addUnits(indicator, scope, lastYear, lastYear.whole(), new TreeSet<>(), missing);
        return Base.of(lastYear.value(indicator), Comparison.SAME_TERRITORY, missing.isEmpty());
    }

    private SortedSet<ReportingPeriod> ended(Indicator indicator, Stretch stretch) {
        LocalDate today = LocalDate.ofInstant(now, catalog.calendar().zone());
        return stretch.whole().stream()
                .filter(period -> indicator.calendar().windowOf(period).last().isBefore(today))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void addUnits(
            Indicator indicator,
            Scope scope,
            Stretch stretch,
            SortedSet<ReportingPeriod> ended,
            SortedSet<String> expected,
            SortedSet<String> missing) {
        for (Quarter quarter : stretch.quarters()) {
            for (ReportingUnit unit : catalog.reporters(indicator, quarter)) {
                if (covers(scope, unit.id(), quarter)) {
                    expected.add(unit.id());
                    long owed = ended.stream().filter(unit::isOfTheCityIn).count();
                    long met = stretch.byUnit().getOrDefault(unit.id(), List.of()).stream()
                            .filter(one -> ended.contains(one.cell().period()))
                            .count();
                    if (met < owed) {
                        missing.add(unit.id());
                    }
                }
            }
        }
    }

    private boolean covers(Scope scope, String unit, Quarter quarter) {
        return scope instanceof Scope.City
                || catalog.unit(unit)
                        .filter(one -> catalog.covers(scope, one, quarter))
                        .isPresent();
    }

    /** Returns the quarters that have a day of these, earliest first, at least one. */
    public static List<Quarter> quarters(Indicator indicator, Window days) {
        Quarter first = indicator.calendar().quarterOf(new ReportingPeriod.Day(days.first()));
        Quarter last = indicator.calendar().quarterOf(new ReportingPeriod.Day(days.last()));
        return Stream.iterate(first, quarter -> quarter.compareTo(last) <= 0, quarter -> quarter.plus(1))
                .toList();
    }
}
