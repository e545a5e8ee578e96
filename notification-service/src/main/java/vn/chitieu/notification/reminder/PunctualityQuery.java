package vn.chitieu.notification.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.city.CityIds;

/** Reads how the units reported in a year. Thread-safe. */
@Service
public final class PunctualityQuery {

    /** A longer delay is counted as this one. */
    private static final int MOST_DAYS = 3660;

    private static final Comparator<Row> WORST_FIRST = Comparator.comparing(Row::late)
            .thenComparing(Row::warnings)
            .thenComparing(Row::reminders)
            .reversed()
            .thenComparing(Row::unit);

    private final CityIds cities;
    private final PunctualityRepository punctuality;

    /** Takes the ids of cities, and the store. */
    public PunctualityQuery(CityIds cities, PunctualityRepository punctuality) {
        this.cities = cities;
        this.punctuality = punctuality;
    }

    /**
     * Returns a row for each unit of a city that owed a report in that year, the most often late first.
     *
     * @param city the catalog of the city, which names the units
     * @param year of the periods that were reported
     * @param now the time, by which a report that is still missing is so long late
     */
    public List<Row> read(Catalog city, int year, Instant now) {
        List<String> units = city.units().stream().map(ReportingUnit::id).toList();
        return punctuality.find(cities.key(city.id()), year, units).stream()
                .map(page -> row(city, page, now))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Row row(Catalog city, PunctualityRecord page, Instant now) {
        WorkingCalendar calendar = city.calendar();
        return new Row(
                page.unit(),
                name(city, page),
                page.entries().size(),
                count(page, PunctualityRecord.Entry::late),
                sum(page.entries().stream()
                        .map(PunctualityRecord.Entry::reminders)
                        .toList()),
                sum(page.entries().stream()
                        .map(PunctualityRecord.Entry::warnings)
                        .toList()),
                count(page, entry -> entry.reportedAt() == null),
                page.entries().stream()
                        .filter(PunctualityRecord.Entry::late)
                        .mapToInt(entry -> workingDaysLate(entry, calendar, now))
                        .max()
                        .orElse(0),
                page.entries());
    }

    private static String name(Catalog city, PunctualityRecord page) {
        LocalDate end = LocalDate.of(page.year(), 12, 31);
        return city.unit(page.unit()).stream()
                .flatMap(unit -> unit.versions().stream())
                .filter(version -> version.validity().from() == null
                        || !version.validity().from().isAfter(end))
                .reduce((earlier, later) -> later)
                .map(ReportingUnit.Version::name)
                .orElse(page.unit());
    }

    /** Returns on how many working days after the last day for it the report was still missing. */
    private static int workingDaysLate(PunctualityRecord.Entry entry, WorkingCalendar calendar, Instant now) {
        Instant end = entry.reportedAt() == null ? now : entry.reportedAt();
        if (!end.isAfter(entry.deadline())) {
            return 0;
        }
        LocalDate first = LocalDate.ofInstant(entry.deadline(), calendar.zone());
        LocalDate last = LocalDate.ofInstant(end, calendar.zone());
        if (Duration.between(entry.deadline(), end).toDays() > MOST_DAYS) {
            last = first.plusDays(MOST_DAYS);
        }
        return (int) first.datesUntil(last.plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
    }

    private static int count(PunctualityRecord page, Predicate<PunctualityRecord.Entry> which) {
        return (int) page.entries().stream().filter(which).count();
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How one unit reported in a year.
     *
     * @param unit its id
     * @param name its name at the end of that year, Vietnamese with its type
     * @param reports how many reports it owed
     * @param late how many of them were or are late
     * @param reminders how often it was reminded before a deadline
     * @param warnings how often a report was notified as overdue
     * @param missing how many reports are not there yet
     * @param longestLateWorkingDays on how many working days after the deadline the latest of them was missing
     * @param entries each report
     */
    public record Row(
            String unit,
            String name,
            int reports,
            int late,
            int reminders,
            int warnings,
            int missing,
            int longestLateWorkingDays,
            List<PunctualityRecord.Entry> entries) {
        public Row {
            entries = List.copyOf(entries);
        }
    }
}
