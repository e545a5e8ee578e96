package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * One figure that a unit is to report.
 *
 * @param unit who reports it
 * @param indicator what it is
 * @param period what it is about
 * @param last the unit's figure of the period before; null where none is known
 * @param yearBefore the unit's figure of the same period of the year before; null where none is known
 */
public record ExpectedFigure(
        ReportingUnit unit,
        Indicator indicator,
        ReportingPeriod period,
        @Nullable BigDecimal last,
        @Nullable BigDecimal yearBefore) {

    /** Makes one of which no earlier figure is known. */
    public ExpectedFigure(ReportingUnit unit, Indicator indicator, ReportingPeriod period) {
        this(unit, indicator, period, null, null);
    }

    /** Returns the same with the figures reported before. */
    public ExpectedFigure after(@Nullable BigDecimal itsLast, @Nullable BigDecimal itsYearBefore) {
        return new ExpectedFigure(unit, indicator, period, itsLast, itsYearBefore);
    }

    /** Returns all that a unit reports for a quarter, in the order of the report, each indicator's periods in turn. */
    public static List<ExpectedFigure> of(Catalog catalog, ReportingUnit unit, Quarter quarter) {
        return catalog.indicators().stream()
                .filter(indicator -> !indicator.isDerived())
                .flatMap(indicator -> indicator
                        .calendar()
                        .periodsOf(quarter, indicator.frequency())
                        .filter(period -> unit.existsIn(period) && catalog.reports(unit, indicator, period))
                        .map(period -> new ExpectedFigure(unit, indicator, period)))
                .toList();
    }
}
