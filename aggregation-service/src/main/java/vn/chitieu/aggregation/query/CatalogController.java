package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Viewer;

/** Endpoint for the city's catalog, so that a page can show totals with their names. */
@RestController
@Tag(name = "Catalog")
class CatalogController {

    private static final int YEARS_BACK = 5;

    private final Supplier<Catalog> catalog;
    private final TotalsQuery readTotals;
    private final Clock clock;
    private final CurrentViewer viewers;

    CatalogController(Supplier<Catalog> catalog, TotalsQuery readTotals, Clock clock, CurrentViewer viewers) {
        this.catalog = catalog;
        this.readTotals = readTotals;
        this.clock = clock;
        this.viewers = viewers;
    }

    @GetMapping("/api/v1/catalog")
    @Operation(summary = "The city, its indicators, clusters and units, and the quarters that have totals")
    CatalogAnswer catalog() {
        Catalog city = catalog.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        SortedSet<Quarter> quarters = readTotals.quartersWithTotals(candidates(today.getYear()));
        Quarter current = current(quarters, today);
        Viewer viewer = viewers.current();
        return new CatalogAnswer(
                new City(city.id(), city.name()),
                city.indicators().stream().map(IndicatorAnswer::of).toList(),
                city.clusters().stream()
                        .filter(cluster -> viewer.seesEverything())
                        .map(ClusterAnswer::of)
                        .toList(),
                city.units().stream()
                        .filter(unit -> viewer.maySeeUnit(unit.id()))
                        .flatMap(unit -> UnitAnswer.in(unit, current))
                        .toList(),
                List.copyOf(quarters),
                current,
                city.owners().entrySet().stream()
                        .map(owner -> new OwnerAnswer(owner.getKey(), owner.getValue()))
                        .toList(),
                viewer.seesEverything() ? null : scopes(viewer));
    }

    private static List<String> scopes(Viewer viewer) {
        return viewer.units().stream().map(unit -> "unit:" + unit).toList();
    }

    /**
     * The last quarter that has ended and has totals: the first figure of a new quarter does not move a reader's view
     * to it.
     */
    private static Quarter current(SortedSet<Quarter> quarters, LocalDate today) {
        Quarter ended = Quarter.of(today).plus(-1);
        return quarters.stream()
                .filter(quarter -> quarter.compareTo(ended) <= 0)
                .reduce((earlier, later) -> later)
                .orElse(ended);
    }

    private static List<Quarter> candidates(int year) {
        return IntStream.rangeClosed(year - YEARS_BACK, year)
                .boxed()
                .flatMap(one -> new Quarter(one, 1).restOfYear())
                .toList();
    }

    /**
     * The city as the page needs it, as far as the client may see it.
     *
     * @param owners who assigns targets
     * @param scopes those that they may ask about; null for all
     */
    record CatalogAnswer(
            City city,
            List<IndicatorAnswer> indicators,
            List<ClusterAnswer> clusters,
            List<UnitAnswer> units,
            List<Quarter> quarters,
            Quarter currentQuarter,
            List<OwnerAnswer> owners,
            @Nullable List<String> scopes) {}

    /** Who assigns targets, and what that is called in a sentence. */
    record OwnerAnswer(String id, LocalizedName name) {}

    /** Id and name of the city. */
    @Schema(name = "CityAnswer")
    record City(String id, LocalizedName name) {}

    /** One indicator, in the order of the report. */
    record IndicatorAnswer(
            String code,
            LocalizedName name,
            LocalizedName unitOfMeasure,
            LocalizedName group,
            int order,
            @Nullable String partOf,
            Direction direction,
            boolean derived,
            LocalizedName targetTerm) {

        static IndicatorAnswer of(Indicator indicator) {
            return new IndicatorAnswer(
                    indicator.code(),
                    indicator.display().name(),
                    indicator.display().unitOfMeasure(),
                    indicator.display().group(),
                    indicator.display().order(),
                    indicator.display().partOf(),
                    indicator.judging().direction(),
                    indicator.isDerived(),
                    indicator.display().targetTerm());
        }
    }

    /** One cluster. */
    record ClusterAnswer(String id, LocalizedName name) {
        static ClusterAnswer of(Cluster cluster) {
            return new ClusterAnswer(cluster.id(), cluster.name());
        }
    }

    /** One unit as it is at the end of the current quarter. */
    record UnitAnswer(
            String id,
            String name,
            ReportingUnit.Kind kind,
            @Nullable String cluster) {
        static Stream<UnitAnswer> in(ReportingUnit unit, Quarter quarter) {
            return unit.in(quarter).stream()
                    .filter(ReportingUnit.Version::isOfTheCity)
                    .map(version -> new UnitAnswer(unit.id(), version.name(), version.kind(), version.cluster()));
        }
    }
}
