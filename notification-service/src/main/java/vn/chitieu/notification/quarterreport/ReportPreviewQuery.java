package vn.chitieu.notification.quarterreport;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.reminder.MissingReport;
import vn.chitieu.notification.reminder.MissingReports;

/** Says which version of totals and recipients a report would be made of if it were ordered now. Thread-safe. */
@Service
public final class ReportPreviewQuery {

    private static final int DIGITS = 16;

    private final CityIds cities;
    private final MissingReports totals;
    private final Clock clock;

    /** Takes the ids of cities, the totals that were seen, and the clock. */
    public ReportPreviewQuery(CityIds cities, MissingReports totals, Clock clock) {
        this.cities = cities;
        this.totals = totals;
        this.clock = clock;
    }

    /** Returns the version of now; the same as long as no total of the quarter and no recipient changes. */
    ReportPreview of(Catalog city, Quarter quarter) {
        List<String> indicators = city.indicators().stream()
                .filter(one -> one.rollUp().formula() == null)
                .map(Indicator::code)
                .sorted()
                .toList();
        List<Object> seen = new ArrayList<>(List.of("totals", city.id(), quarter));
        for (MissingReport total : totals.find(cities.key(city.id()), List.of(quarter), indicators)) {
            seen.add(total.indicator());
            seen.add(total.revision());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        List<Object> people = new ArrayList<>(List.of("recipients", city.id()));
        for (Person person : city.people()) {
            if (person.validity().includes(today)) {
                people.addAll(List.of(person.id(), person.inChargeOf(), person.language(), person.email()));
            }
        }
        return new ReportPreview(hash(seen), hash(people));
    }

    private static String hash(List<Object> parts) {
        return NoticeId.of(parts.toArray()).substring(0, DIGITS);
    }
}
