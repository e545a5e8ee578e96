package vn.chitieu.aggregation.calculation;

import java.util.List;
import java.util.stream.Stream;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Reporting obligations of a unit, so that a quarter's figures can be judged: every reporting period since 1 January in
 * which it is part of the city, since the judgment is of the cumulative figure; for an indicator whose last figure
 * counts, those of the quarter alone.
 */
public final class ReportingObligations {

    private ReportingObligations() {}

    /** Returns how many figures a unit owes of an indicator for a quarter. */
    static long of(Indicator indicator, ReportingUnit unit, Quarter quarter) {
        return quarters(indicator, quarter)
                .flatMap(one -> indicator.calendar().periodsOf(one, indicator.frequency()))
                .filter(unit::isOfTheCityIn)
                .count();
    }

    /** Returns the periods for which a unit owes a figure in that quarter alone, earliest first. */
    public static Stream<ReportingPeriod> inQuarter(Indicator indicator, ReportingUnit unit, Quarter quarter) {
        return indicator.calendar().periodsOf(quarter, indicator.frequency()).filter(unit::isOfTheCityIn);
    }

    /** Returns how many of them are among a unit's contributions; a withdrawn figure is none. */
    static long met(Indicator indicator, UnitYear year) {
        List<Contribution> due =
                indicator.rollUp().acrossPeriods() == Operator.LAST ? year.ofQuarter() : year.sinceJanuary();
        return due.stream().filter(c -> c.value() != null).count();
    }

    /** Returns how many figures of the quarter itself are among a unit's contributions. */
    static long metInQuarter(UnitYear year) {
        return year.ofQuarter().stream().filter(c -> c.value() != null).count();
    }

    /** Returns the quarters of the year whose figures a quarter's total needs. */
    static Stream<Quarter> quarters(Indicator indicator, Quarter quarter) {
        return indicator.rollUp().acrossPeriods() == Operator.LAST ? Stream.of(quarter) : quarter.yearToDate();
    }

    /** Returns whether a unit's contributions have a figure for every period of a quarter in which it exists. */
    static boolean isWhole(Indicator indicator, ReportingUnit unit, Quarter quarter, List<Contribution> ofQuarter) {
        return ofQuarter.stream().filter(c -> c.value() != null).count()
                >= indicator
                        .calendar()
                        .periodsOf(quarter, indicator.frequency())
                        .filter(unit::existsIn)
                        .count();
    }
}
