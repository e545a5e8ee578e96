package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
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

    /** A deadline lies within the quarter after, or with long holidays in the one after that. */
    private static final int QUARTERS_NOT_DUE = 3;

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
        Quarter running = Quarter.of(today);
        Quarter current = current(quarters, running.plus(-1));
        Viewer viewer = viewers.current();
        return new CatalogAnswer(
                new City(city.id(), city.name()),
                city.indicators().stream()
                        .map(indicator -> IndicatorAnswer.of(indicator, city))
                        .toList(),
                city.clusters().stream()
                        .filter(cluster -> viewer.seesEverything())
                        .map(ClusterAnswer::of)
                        .toList(),
                units(city, viewer, current),
                List.copyOf(quarters),
                current,
                running,
                notDue(city, running),
                city.owners().entrySet().stream()
                        .map(owner -> new OwnerAnswer(owner.getKey(), owner.getValue()))
                        .toList(),
                viewer.seesEverything() ? null : scopes(viewer));
    }

    private static List<UnitAnswer> units(Catalog city, Viewer viewer, Quarter current) {
        return city.units().stream()
                .filter(unit -> viewer.maySeeUnit(unit.id()))
                .flatMap(unit -> UnitAnswer.in(unit, current))
                .toList();
    }

    private static List<String> scopes(Viewer viewer) {
        return viewer.units().stream().map(unit -> "unit:" + unit).toList();
    }

    /**
     * Returns the last quarter that has ended and for which a unit has reported a figure: neither the end of a quarter,
     * which opens its pages, nor the first figure of a new one moves a reader's view to it.
     */
    private Quarter current(SortedSet<Quarter> quarters, Quarter ended) {
        return new TreeSet<>(quarters)
                .headSet(ended, true).descendingSet().stream()
                        .filter(readTotals::hasFigures)
                        .findFirst()
                        .orElse(ended);
    }

    private List<NotDueAnswer> notDue(Catalog city, Quarter running) {
        Instant now = clock.instant();
        return Stream.iterate(running, quarter -> quarter.plus(-1))
                .limit(QUARTERS_NOT_DUE)
                .map(quarter -> new NotDueAnswer(
                        quarter,
                        city.indicators().stream()
                                .filter(indicator -> now.isBefore(city.deadline(indicator, quarter)))
                                .map(Indicator::code)
                                .toList()))
                .filter(answer -> !answer.indicators().isEmpty())
                .toList();
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
     * @param currentQuarter the last that has ended and has figures, or else the last that has ended
     * @param runningQuarter the one that today lies in
     * @param notDue of the quarters whose deadlines have not all passed, newest first
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
            Quarter runningQuarter,
            List<NotDueAnswer> notDue,
            List<OwnerAnswer> owners,
            @Nullable List<String> scopes) {}

    /** The indicators of a quarter whose deadline has not passed. */
    @Schema(name = "NotDueAnswer")
    record NotDueAnswer(Quarter quarter, List<String> indicators) {}

    /** Who assigns targets, and what that is called in a sentence. */
    record OwnerAnswer(String id, LocalizedName name) {}

    /** Id and name of the city. */
    @Schema(name = "CityAnswer")
    record City(String id, LocalizedName name) {}

    /**
     * One indicator, in the order of the report.
     *
     * @param reportedBy who reports it, or what it is derived from: ids of units, and {@code *} for all wards, communes
     *     and townships
     */
    record IndicatorAnswer(
            String code,
            LocalizedName name,
            LocalizedName unitOfMeasure,
            LocalizedName group,
            int order,
            @Nullable String partOf,
            Direction direction,
            boolean derived,
            LocalizedName targetTerm,
            List<String> reportedBy) {

        private static final String TERRITORY = "*";

        static IndicatorAnswer of(Indicator indicator, Catalog city) {
            return new IndicatorAnswer(
                    indicator.code(),
                    indicator.display().name(),
                    indicator.display().unitOfMeasure(),
                    indicator.display().group(),
                    indicator.display().order(),
                    indicator.display().partOf(),
                    indicator.judging().direction(),
                    indicator.isDerived(),
                    indicator.display().targetTerm(),
                    reporters(indicator, city).distinct().sorted().toList());
        }

        private static Stream<String> reporters(Indicator indicator, Catalog city) {
            Formula formula = indicator.rollUp().formula();
            return formula == null
                    ? indicator.rollUp().reporters().stream()
                            .map(named -> named instanceof Indicator.Reporters.Unit unit ? unit.id() : TERRITORY)
                    : formula.inputs()
                            .flatMap(input -> city.indicator(input).stream())
                            .flatMap(input -> reporters(input, city));
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
