package vn.chitieu.notification.quarterreport;

import java.util.List;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.reminder.MissingReports;

/** Says what a quarter's report would lack if it were sent now, by the totals that were seen. Thread-safe. */
@Service
public final class ReportCompletenessQuery {

    private final CityIds cities;
    private final MissingReports totals;

    /** Takes the ids of cities, and what is known of missing reports. */
    public ReportCompletenessQuery(CityIds cities, MissingReports totals) {
        this.cities = cities;
        this.totals = totals;
    }

    /** Returns what is known of the indicators that units of a city report. */
    public Completeness of(Catalog city, Quarter quarter) {
        List<String> reported = city.indicators().stream()
                .filter(one -> one.rollUp().formula() == null)
                .map(Indicator::code)
                .toList();
        var seen = totals.find(cities.key(city.id()), List.of(quarter), reported);
        return new Completeness(
                reported.size(),
                seen.size(),
                seen.stream()
                        .filter(total -> !total.missing().isEmpty())
                        .map(total ->
                                new Lacking(total.indicator(), total.missing().size()))
                        .toList());
    }

    /**
     * How complete a report is.
     *
     * @param indicators how many indicators units report
     * @param seen of how many of them there is a total
     * @param lacking those that lack figures of units, in the order of their codes
     */
    public record Completeness(int indicators, int seen, List<Lacking> lacking) {
        public Completeness {
            lacking = List.copyOf(lacking);
        }
    }

    /**
     * An indicator that is not complete.
     *
     * @param indicator its code
     * @param units how many units have not reported all that they had to
     */
    public record Lacking(String indicator, int units) {}
}
