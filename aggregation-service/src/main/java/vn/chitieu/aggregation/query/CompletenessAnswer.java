package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.query.Completeness.Entry;
import vn.chitieu.aggregation.query.Completeness.State;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Response with the reporting state of a quarter: which unit has reported what.
 *
 * @param counts how many cells are in each state
 * @param indicators those that some unit has to report, in the order of the report
 * @param units those that have to report something, in the order of the catalog
 */
record CompletenessAnswer(
        Quarter quarter, Map<State, Integer> counts, List<OfIndicator> indicators, List<OfUnit> units) {

    static CompletenessAnswer of(Completeness completeness, Catalog catalog) {
        return new CompletenessAnswer(
                completeness.quarter(),
                completeness.count(any -> true),
                completeness.entries().stream()
                        .map(Entry::indicator)
                        .distinct()
                        .map(indicator ->
                                OfIndicator.of(catalog.indicator(indicator).orElseThrow(), completeness, catalog))
                        .toList(),
                catalog.units().stream()
                        .flatMap(unit -> unit.in(completeness.quarter()).stream()
                                .map(version -> OfUnit.of(unit.id(), version, completeness)))
                        .filter(unit -> !unit.cells().isEmpty())
                        .toList());
    }

    /**
     * One indicator over all units.
     *
     * @param deadline the first instant at which a figure of the quarter is late; a unit whose level has less time is
     *     late earlier, its cells say when
     */
    @Schema(name = "CompletenessOfIndicator")
    record OfIndicator(String indicator, Instant deadline, Map<State, Integer> counts) {

        static OfIndicator of(Indicator indicator, Completeness completeness, Catalog catalog) {
            return new OfIndicator(
                    indicator.code(),
                    Completeness.deadline(catalog, indicator, completeness.quarter()),
                    completeness.count(entry -> entry.indicator().equals(indicator.code())));
        }
    }

    /**
     * One unit as it is at the end of the quarter.
     *
     * @param cells one for each indicator that it has to report; there is none where it has not
     */
    @Schema(name = "CompletenessOfUnit")
    record OfUnit(
            String unit, String name, @Nullable String cluster, Map<State, Integer> counts, List<CellAnswer> cells) {

        static OfUnit of(String unit, ReportingUnit.Version version, Completeness completeness) {
            Predicate<Entry> ofUnit = entry -> entry.unit().equals(unit);
            return new OfUnit(
                    unit,
                    version.name(),
                    version.cluster(),
                    completeness.count(ofUnit),
                    completeness.entries().stream()
                            .filter(ofUnit)
                            .map(CellAnswer::of)
                            .toList());
        }
    }

    /**
     * One unit and one indicator.
     *
     * @param reportedPeriods of how many periods the figure is there
     * @param expectedPeriods of how many it has to be
     * @param lastReportedAt null where nothing was reported
     * @param deadline the first instant at which this unit's figure is late
     */
    @Schema(name = "CompletenessCell")
    record CellAnswer(
            String indicator,
            State state,
            int reportedPeriods,
            int expectedPeriods,
            @Nullable Instant lastReportedAt,
            Instant deadline) {

        static CellAnswer of(Entry entry) {
            return new CellAnswer(
                    entry.indicator(),
                    entry.state(),
                    entry.reportedPeriods(),
                    entry.expectedPeriods(),
                    entry.lastReportedAt(),
                    entry.deadline());
        }
    }
}
