package vn.chitieu.notification.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;

/**
 * Punctuality record of a unit in a year: one entry for each report that it owed. Writing the same report twice is
 * idempotent.
 *
 * @param city which city
 * @param unit id of the unit
 * @param year the year of the periods
 * @param version grows by one with each change, from 1; what a store compares
 * @param entries in the order of their keys
 */
public record PunctualityRecord(CityKey city, String unit, int year, long version, List<Entry> entries) {

    public PunctualityRecord {
        Objects.requireNonNull(city);
        Objects.requireNonNull(unit);
        entries = List.copyOf(entries);
    }

    /** Returns an empty page that was never written. */
    public static PunctualityRecord empty(CityKey city, String unit, int year) {
        return new PunctualityRecord(city, unit, year, 0, List.of());
    }

    /** Returns the page with a report as it stands now; itself where it has it already. */
    public PunctualityRecord with(ReportDuty duty) {
        Entry entry = new Entry(
                duty.key(),
                duty.state(),
                duty.deadline(),
                duty.reminders(),
                duty.warnings(),
                duty.isLate(),
                duty.missing().size(),
                duty.reportedAt());
        if (entries.contains(entry)) {
            return this;
        }
        List<Entry> next = new ArrayList<>(
                entries.stream().filter(one -> !one.report().equals(duty.key())).toList());
        next.add(entry);
        next.sort(Comparator.comparing(Entry::report));
        return new PunctualityRecord(city, unit, year, version + 1, next);
    }

    /**
     * One report.
     *
     * @param report which
     * @param state how it stands
     * @param deadline the first instant at which it is late
     * @param reminders how many reminders were wanted before the deadline
     * @param warnings how many times it was notified that it is overdue
     * @param late whether it was or is late
     * @param missing how many indicators are missing
     * @param reportedAt when it was found to be reported; null where it was not
     */
    public record Entry(
            DutyKey report,
            DutyState state,
            Instant deadline,
            int reminders,
            int warnings,
            boolean late,
            int missing,
            @Nullable Instant reportedAt) {
        public Entry {
            Objects.requireNonNull(report);
            Objects.requireNonNull(state);
            Objects.requireNonNull(deadline);
        }
    }
}
