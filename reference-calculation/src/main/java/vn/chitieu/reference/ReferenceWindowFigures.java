package vn.chitieu.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingCalendar.Window;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** What was reported within some days, by the periods that lie wholly inside. */
final class ReferenceWindowFigures {

    private static final int QUARTERS_AROUND = 1;

    private final Catalog catalog;
    private final ReferenceLog log;
    private final ReferenceDefinitions definitions;
    private final Map<ReferencePage, List<ReferenceReport>> counting = new HashMap<>();

    ReferenceWindowFigures(Catalog catalog, ReferenceLog log) {
        this.catalog = catalog;
        this.log = log;
        this.definitions = new ReferenceDefinitions(catalog);
    }

    /** Returns the quarters, by the indicator's calendar, that have one of the days. */
    List<Quarter> quarters(Indicator indicator, Window days) {
        Quarter start = Quarter.of(days.first()).plus(-QUARTERS_AROUND);
        Quarter end = Quarter.of(days.last()).plus(QUARTERS_AROUND);
        return Stream.iterate(start, one -> one.compareTo(end) <= 0, one -> one.plus(1))
                .filter(one -> days.overlaps(indicator.calendar().windowOf(one)))
                .toList();
    }

    /** Returns the periods that lie wholly inside, of all that the indicator is made of. */
    Set<ReportingPeriod> whole(Indicator indicator, Window days) {
        Set<ReportingPeriod> whole = new HashSet<>();
        reported(indicator)
                .forEach(one -> quarters(one, days).stream()
                        .flatMap(quarter -> one.calendar().periodsOf(quarter, one.frequency()))
                        .filter(period -> days.covers(one.calendar().windowOf(period)))
                        .forEach(whole::add));
        return whole;
    }

    /** Returns what a scope reached; null where there is nothing, or a definition changed in between. */
    @Nullable
    BigDecimal reached(Indicator indicator, Scope scope, Window days) {
        Formula formula = indicator.rollUp().formula();
        if (formula != null) {
            return ReferenceFormulas.of(formula, input -> reached(named(input), scope, days));
        }
        if (!isOfOneDefinition(indicator, days)) {
            return null;
        }
        Map<String, List<ReferenceReport>> byUnit = reports(indicator, scope, days)
                .collect(Collectors.groupingBy(one -> one.cell().unit(), TreeMap::new, Collectors.toList()));
        return ReferenceMath.together(
                indicator.rollUp().acrossUnits(),
                byUnit.values().stream()
                        .flatMap(ofUnit -> Stream.ofNullable(ReferenceMath.together(
                                indicator.rollUp().acrossPeriods(),
                                ofUnit.stream()
                                        .flatMap(one -> one.figure().stream())
                                        .toList())))
                        .toList());
    }

    /** Returns whether all that was owed of the same days of the year before is there. */
    boolean isWholeLastYear(Indicator indicator, Scope scope, Window days) {
        return missing(indicator, scope, yearBefore(days), LocalDate.MAX).isEmpty();
    }

    /** Returns what the same days of the year before brought; null where that cannot be compared. */
    @Nullable
    BigDecimal lastYear(Indicator indicator, Scope scope, Window days) {
        Window before = yearBefore(days);
        boolean isComparable = reported(indicator).allMatch(one -> isComparable(one, scope, days, before));
        return isComparable ? reached(indicator, scope, before) : null;
    }

    /** Where the day after is the first of a month it is so a year earlier, too, however long February was. */
    private static Window yearBefore(Window days) {
        LocalDate dayAfter = days.last().plusDays(1);
        LocalDate last = dayAfter.getDayOfMonth() == 1
                ? dayAfter.minusYears(1).minusDays(1)
                : days.last().minusYears(1);
        return new Window(days.first().minusYears(1), last);
    }

    private boolean isComparable(Indicator indicator, Scope scope, Window days, Window before) {
        List<Quarter> now = quarters(indicator, days);
        List<Quarter> then = quarters(indicator, before);
        Quarter last = now.get(now.size() - 1);
        return isOfOneDefinition(indicator, days)
                && isOfOneDefinition(indicator, before)
                && definitions.same(indicator, then.get(0), last)
                && Stream.concat(now.stream(), then.stream())
                        .map(quarter -> catalog.territory().past(scope, quarter, last))
                        .allMatch(past -> past.asItWas() && past.covered());
    }

    private boolean isOfOneDefinition(Indicator indicator, Window days) {
        List<Quarter> quarters = quarters(indicator, days);
        return quarters.stream().allMatch(one -> definitions.same(indicator, one, quarters.get(0)));
    }

    /** Returns the reports that a scope's figure is made of, earlier periods first. */
    Stream<ReferenceReport> reports(Indicator indicator, Scope scope, Window days) {
        return reported(indicator).flatMap(one -> {
            Set<ReportingPeriod> whole = whole(one, days);
            return quarters(one, days).stream()
                    .flatMap(quarter -> counting(one, quarter).stream()
                            .filter(report -> whole.contains(report.cell().period())
                                    && isIn(scope, report.cell().unit(), quarter)));
        });
    }

    /** Returns the ids of those who have to report. */
    Set<String> expected(Indicator indicator, Scope scope, Window days) {
        Set<String> expected = new TreeSet<>();
        reported(indicator)
                .forEach(one -> quarters(one, days)
                        .forEach(quarter -> catalog.reporters(one, quarter).stream()
                                .map(unit -> unit.id())
                                .filter(unit -> isIn(scope, unit, quarter))
                                .forEach(expected::add)));
        return expected;
    }

    /** Returns the ids of those who lack a period that has ended before a day. */
    Set<String> missing(Indicator indicator, Scope scope, Window days, LocalDate today) {
        Set<String> missing = new TreeSet<>();
        reported(indicator).forEach(one -> {
            Set<ReportingPeriod> ended = ended(one, days, today);
            for (String unit : expected(one, scope, days)) {
                long owed = ended.stream()
                        .filter(catalog.unit(unit).orElseThrow()::isOfTheCityIn)
                        .count();
                long met = reports(one, scope, days)
                        .filter(report -> report.cell().unit().equals(unit)
                                && ended.contains(report.cell().period()))
                        .count();
                if (met < owed) {
                    missing.add(unit);
                }
            }
        });
        return missing;
    }

    /** Returns the whole periods that have ended before a day. */
    Set<ReportingPeriod> ended(Indicator indicator, Window days, LocalDate today) {
        return whole(indicator, days).stream()
                .filter(period -> indicator.calendar().windowOf(period).last().isBefore(today))
                .collect(Collectors.toSet());
    }

    /** Returns the indicators that units report of which one is made, itself where it is reported. */
    Stream<Indicator> reported(Indicator indicator) {
        Formula formula = indicator.rollUp().formula();
        return formula == null ? Stream.of(indicator) : formula.inputs().flatMap(input -> reported(named(input)));
    }

    private List<ReferenceReport> counting(Indicator indicator, Quarter quarter) {
        return counting.computeIfAbsent(
                new ReferencePage(indicator.code(), quarter),
                page -> log.counting(page, Instant.MAX).values().stream()
                        .filter(one -> one.value() != null
                                && catalog.unit(one.cell().unit())
                                        .orElseThrow()
                                        .isOfTheCityIn(one.cell().period()))
                        .sorted(Comparator.comparing(one -> one.cell().period()))
                        .toList());
    }

    private boolean isIn(Scope scope, String unit, Quarter quarter) {
        return scope instanceof Scope.City
                || catalog.unit(unit)
                        .filter(one -> catalog.covers(scope, one, quarter))
                        .isPresent();
    }

    private Indicator named(String code) {
        return catalog.indicator(code).orElseThrow();
    }
}
