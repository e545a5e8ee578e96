package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingCalendar.Window;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** Computes what was reached within windows, from contributions alone; nothing of it is stored. Pure, thread-safe. */
public final class WindowTotals {

    private final Catalog catalog;
    private final Definitions definitions;

    /** Takes the catalogue. */
    public WindowTotals(Catalog catalog) {
        this.catalog = catalog;
        this.definitions = new Definitions(catalog);
    }

    /** Returns the pages that a window's totals are made of, in its own year and the year before. */
    public Set<PageKey> reads(TimeWindow window) {
        Set<PageKey> pages = new TreeSet<>();
        for (String code : window.indicators()) {
            Indicator indicator = catalog.indicator(code).orElseThrow();
            Stream.of(window.days(), window.daysOfLastYear())
                    .flatMap(days -> quarters(indicator, days).stream())
                    .forEach(quarter -> pages.add(new PageKey(catalog.id(), code, quarter)));
        }
        return pages;
    }

    /**
     * Returns the total of a scope.
     *
     * @param indicator one of the window's
     * @param pages those of {@link #reads} that are stored
     * @param now the time, to tell which periods have ended
     */
    public WindowTotal total(
            TimeWindow window, Indicator indicator, Scope scope, Map<PageKey, Page> pages, Instant now) {
        Stretch stretch = stretch(indicator, scope, window.days(), pages);
        Stretch lastYear = stretch(indicator, scope, window.daysOfLastYear(), pages);
        BigDecimal value = stretch.value(indicator);
        Base base = base(indicator, scope, stretch, lastYear);
        TimeWindow.Goal goal = scope instanceof Scope.City ? window.targets().get(indicator.code()) : null;
        BigDecimal target = goal == null ? null : goal.value();
        List<ReportingPeriod> ended = ended(indicator, stretch, now);
        return new WindowTotal(
                indicator.code(),
                scope,
                value,
                base.amount(),
                base.comparison(),
                indicator.percentage() ? Percent.points(value, base.amount()) : Percent.growth(value, base.amount()),
                target,
                goal == null ? null : goal.owner(),
                Percent.share(value, target),
                stretch.whole(),
                ended,
                stretch.cut(),
                trust(indicator, scope, stretch, ended),
                stretch.counting()
                        .map(Contribution::status)
                        .min(Comparator.<FigureStatus>naturalOrder())
                        .orElse(null),
                stretch.counting()
                        .map(Contribution::reportedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** The periods of some days and what counts in those that lie wholly inside, by unit. */
    private record Stretch(
            List<Quarter> quarters,
            List<ReportingPeriod> whole,
            List<ReportingPeriod> cut,
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
                        indicator.acrossPeriods(),
                        ofUnit.stream().flatMap(one -> one.figure().stream()).toList());
                if (figure != null) {
                    figures.add(figure);
                }
            });
            return Operators.combine(indicator.acrossUnits(), figures);
        }

        BigDecimal size() {
            return Operators.sum(counting()
                    .flatMap(one -> one.figure().stream())
                    .map(BigDecimal::abs)
                    .toList());
        }
    }

    private Stretch stretch(Indicator indicator, Scope scope, Window days, Map<PageKey, Page> pages) {
        List<Quarter> quarters = quarters(indicator, days);
        List<ReportingPeriod> whole = new ArrayList<>();
        List<ReportingPeriod> cut = new ArrayList<>();
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
        Set<ReportingPeriod> counting = new TreeSet<>(whole);
        SortedMap<String, List<Contribution>> byUnit = new TreeMap<>();
        for (Quarter quarter : quarters) {
            Page page = pages.get(new PageKey(catalog.id(), indicator.code(), quarter));
            if (page != null) {
                page.contributions().values().stream()
                        .filter(one -> one.value() != null
                                && counting.contains(one.cell().period())
                                && covers(scope, one.cell().unit(), quarter))
                        .forEach(one -> byUnit.computeIfAbsent(one.cell().unit(), unit -> new ArrayList<>())
                                .add(one));
            }
        }
        boolean oneDefinition =
                quarters.stream().allMatch(quarter -> definitions.agree(indicator, quarter, quarters.get(0)));
        return new Stretch(quarters, whole, cut, byUnit, oneDefinition);
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
        return sameTerritory
                ? Base.of(lastYear.value(indicator), Comparison.SAME_TERRITORY)
                : Base.notComparable(Comparison.Reason.TERRITORY);
    }

    private List<ReportingPeriod> ended(Indicator indicator, Stretch stretch, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, catalog.calendar().zone());
        return stretch.whole().stream()
                .filter(period -> indicator.calendar().windowOf(period).last().isBefore(today))
                .toList();
    }

    private Trust trust(Indicator indicator, Scope scope, Stretch stretch, List<ReportingPeriod> ended) {
        SortedSet<String> expected = new TreeSet<>();
        SortedSet<String> missing = new TreeSet<>();
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
        BigDecimal estimated = Operators.sum(stretch.counting()
                .filter(one -> one.status() == FigureStatus.ESTIMATE)
                .flatMap(one -> one.figure().stream())
                .map(BigDecimal::abs)
                .toList());
        return new Trust(expected.size(), List.copyOf(missing), null, Percent.share(estimated, stretch.size()));
    }

    private boolean covers(Scope scope, String unit, Quarter quarter) {
        return scope instanceof Scope.City
                || catalog.unit(unit)
                        .filter(one -> catalog.covers(scope, one, quarter))
                        .isPresent();
    }

    /** Returns the quarters that have a day of these, earliest first, at least one. */
    private static List<Quarter> quarters(Indicator indicator, Window days) {
        Quarter first = indicator.calendar().quarterOf(new ReportingPeriod.Day(days.first()));
        Quarter last = indicator.calendar().quarterOf(new ReportingPeriod.Day(days.last()));
        return Stream.iterate(first, quarter -> quarter.compareTo(last) <= 0, quarter -> quarter.plus(1))
                .toList();
    }
}
