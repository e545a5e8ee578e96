package vn.chitieu.aggregation.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * What a unit has to report so that a quarter's figures can be judged: every reporting period since 1 January in which
 * it is part of the city, since the judgement is of the cumulative figure; for an indicator whose last figure counts,
 * those of the quarter alone.
 */
final class Duties {

    private Duties() {}

    /** Returns how many figures a unit owes of an indicator for a quarter. */
    static long of(Indicator indicator, ReportingUnit unit, Quarter quarter) {
        return quarters(indicator, quarter)
                .flatMap(one -> periods(indicator, one))
                .filter(unit::isOfTheCityIn)
                .count();
    }

    /** Returns how many of them are among a unit's contributions; a withdrawn figure is none. */
    static long met(Indicator indicator, Quarter quarter, List<Contribution> sinceJanuary) {
        return sinceJanuary.stream()
                .filter(c -> c.value() != null)
                .filter(c ->
                        quarters(indicator, quarter).anyMatch(c.cell().period().quarter()::equals))
                .count();
    }

    /** Returns the quarters of the year whose figures a quarter's total needs. */
    static Stream<Quarter> quarters(Indicator indicator, Quarter quarter) {
        return indicator.acrossPeriods() == Operator.LAST ? Stream.of(quarter) : quarter.yearToDate();
    }

    /** Returns whether a unit's contributions have a figure for every period of a quarter in which it exists. */
    static boolean isWhole(Indicator indicator, ReportingUnit unit, Quarter quarter, List<Contribution> ofQuarter) {
        return ofQuarter.stream().filter(c -> c.value() != null).count()
                >= periods(indicator, quarter).filter(unit::existsIn).count();
    }

    private static Stream<ReportingPeriod> periods(Indicator indicator, Quarter quarter) {
        LocalDate first = quarter.firstDay();
        return switch (indicator.frequency()) {
            case QUARTER -> Stream.of(quarter);
            case MONTH ->
                IntStream.range(0, 3)
                        .mapToObj(month ->
                                new ReportingPeriod.Month(YearMonth.from(first).plusMonths(month)));
            case DAY -> first.datesUntil(quarter.lastDay().plusDays(1)).map(ReportingPeriod.Day::new);
        };
    }
}
