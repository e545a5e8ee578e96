package vn.chitieu.ingestion.format;

import java.util.List;
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
 */
public record ExpectedFigure(ReportingUnit unit, Indicator indicator, ReportingPeriod period) {

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
