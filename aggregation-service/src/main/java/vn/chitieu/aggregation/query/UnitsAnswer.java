package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Response with units side by side.
 *
 * @param units those of the scope that have a total or of whose rows some were rejected, in the order of the catalog
 */
record UnitsAnswer(Quarter quarter, List<OfUnit> units) {

    static UnitsAnswer of(UnitComparison comparison) {
        return new UnitsAnswer(
                comparison.quarter(),
                comparison.units().stream()
                        .map(unit -> OfUnit.of(unit, comparison.completeness()))
                        .toList());
    }

    /**
     * One unit as it is at the end of the quarter.
     *
     * @param tile its place on the tile map of the city; null where it has none
     * @param counts how many of the indicators that it has to report are in each state
     * @param cells one for each indicator that it has a total of, in the order of the report
     */
    @Schema(name = "UnitBesideOthers")
    record OfUnit(
            String unit,
            String name,
            ReportingUnit.Kind kind,
            @Nullable String cluster,
            ReportingUnit.@Nullable Tile tile,
            Map<Completeness.State, Integer> counts,
            UnitComparison.Quality quality,
            List<CellAnswer> cells) {

        static OfUnit of(UnitComparison.Unit unit, Completeness completeness) {
            ReportingUnit.Version version = unit.version();
            return new OfUnit(
                    unit.id(),
                    version.name(),
                    version.kind(),
                    version.cluster(),
                    version.tile(),
                    completeness.count(entry -> entry.unit().equals(unit.id())),
                    unit.quality(),
                    unit.figures().stream().map(CellAnswer::of).toList());
        }
    }

    /**
     * One unit and one indicator.
     *
     * @param growthUnit PERCENT or PERCENTAGE_POINTS
     * @param verdict the worst against any target; null where there is none
     * @param sharePercent what share of that target is reached
     * @param rank among the units of its kind, 1 for the best; null where it has no figure or reports are missing in
     *     it, or the indicator is not ranked
     * @param ranked how many of its kind have a figure in which none is missing
     * @param complete whether all that it had to report is there
     */
    @Schema(name = "UnitCell")
    record CellAnswer(
            String indicator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal growthPercent,
            String growthUnit,
            @Nullable Verdict verdict,
            @Nullable BigDecimal sharePercent,
            @Nullable Integer rank,
            int ranked,
            boolean complete) {

        /** What was judged comes before what was not, the worst first. */
        private static final Comparator<Attainment> WORST_FIRST = Comparator.comparing(
                        (Attainment attainment) -> attainment.verdict() == Verdict.NOT_JUDGED)
                .thenComparing(Attainment::verdict, Comparator.reverseOrder());

        static CellAnswer of(UnitComparison.Figure figure) {
            Total total = figure.total();
            boolean points = figure.indicator().figures().percentage();
            Optional<Attainment> worst = total.attainments().stream().min(WORST_FIRST);
            return new CellAnswer(
                    figure.indicator().code(),
                    total.figures().value(),
                    total.growth(points),
                    points ? "PERCENTAGE_POINTS" : "PERCENT",
                    worst.map(Attainment::verdict).orElse(null),
                    worst.map(Attainment::sharePercent).orElse(null),
                    figure.rank(),
                    figure.ranked(),
                    total.trust().isComplete());
        }
    }
}
