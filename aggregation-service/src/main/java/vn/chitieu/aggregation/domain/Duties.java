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
 * it exists, since the judgement is of the cumulative figure; for an indicator whose last figure counts, those of the
 * quarter alone.
 */
final class Duties {

    private Duties() {}

    /** Returns how many figures a unit owes of an indicator for a quarter. */
    static long of(Indicator indicator, ReportingUnit unit, Quarter quarter) {
        return quarters(indicator, quarter)
                .flatMap(one -> periods(indicator, one))
                .filter(unit::existsIn)
                .count();
    }

    /** Returns the periods for which a unit owes a figure in that quarter alone, earliest first. */
    static Stream<ReportingPeriod> inQuarter(Indicator indicator, ReportingUnit unit, Quarter quarter) {
        return periods(indicator, quarter).filter(unit::existsIn);
    }

    /** Returns how many of them are among a unit's contributions; a withdrawn figure is none. */
    static long met(Indicator indicator, Quarter quarter, List<Contribution> sinceJanuary) {
        return sinceJanuary.stream()
                .filter(c -> c.value() != null)
                .filter(c ->
                        quarters(indicator, quarter).anyMatch(c.cell().period().quarter()::equals))
                .count();
    }

    private static Stream<Quarter> quarters(Indicator indicator, Quarter quarter) {
        return indicator.acrossPeriods() == Operator.LAST ? Stream.of(quarter) : quarter.yearToDate();
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
