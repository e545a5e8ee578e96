package vn.chitieu.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;

/** Endpoint for the names of what cases and mails call by id. */
@RestController
@Tag(name = "Names")
class NamesController {

    private final Supplier<Catalog> catalog;
    private final OutboxProperties settings;
    private final Clock clock;

    NamesController(Supplier<Catalog> catalog, OutboxProperties settings, Clock clock) {
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/names", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Names by id, in both languages, as the catalog in force has them")
    Names names() {
        Catalog city = catalog.get();
        return new Names(
                city.name(),
                settings.dashboardUrl(),
                city.calendar().zone().getId(),
                LocalDate.ofInstant(clock.instant(), city.calendar().zone()),
                by(
                        city.indicators().stream(),
                        Indicator::code,
                        one -> one.display().name()),
                by(
                        city.indicators().stream(),
                        Indicator::code,
                        one -> one.display().unitOfMeasure()),
                by(city.clusters().stream(), Cluster::id, Cluster::name),
                by(city.units().stream(), ReportingUnit::id, NamesController::newest),
                by(city.people().stream(), Person::id, Person::position),
                new TreeMap<>(city.owners()),
                by(city.windows().stream(), TimeWindow::id, TimeWindow::name));
    }

    private static <T> Map<String, LocalizedName> by(
            Stream<T> all, Function<T, String> id, Function<T, LocalizedName> name) {
        return all.collect(Collectors.toMap(id, name, (first, second) -> first, TreeMap::new));
    }

    /** Units have one name, in the language of the country. */
    private static LocalizedName newest(ReportingUnit unit) {
        String name = unit.versions().get(unit.versions().size() - 1).name();
        return new LocalizedName(name, name);
    }

    /**
     * Names by id.
     *
     * @param city of the city
     * @param dashboard where its figures can be looked at
     * @param zone its time zone
     * @param today what day it is there
     * @param indicators by code
     * @param measures units of measure by the code of the indicator
     * @param people positions
     * @param owners what those who assign targets are called in the middle of a sentence
     * @param windows of the windows beside the quarters, such as "8 months"
     */
    record Names(
            LocalizedName city,
            URI dashboard,
            String zone,
            LocalDate today,
            Map<String, LocalizedName> indicators,
            Map<String, LocalizedName> measures,
            Map<String, LocalizedName> clusters,
            Map<String, LocalizedName> units,
            Map<String, LocalizedName> people,
            Map<String, LocalizedName> owners,
            Map<String, LocalizedName> windows) {}
}
