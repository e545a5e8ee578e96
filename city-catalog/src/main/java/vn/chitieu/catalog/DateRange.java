package vn.chitieu.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Range of days within which something holds, both ends inclusive.
 *
 * @param from first day; null means since before the records begin
 * @param to last day; null means until further notice
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** Holds always. */
    public static final DateRange ALWAYS = new DateRange(null, null);

    public DateRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("expected valid_to on or after valid_from " + from + ", got " + to);
        }
    }

    /** Returns whether it holds on that day. */
    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Returns whether it holds on at least one day of the period. */
    public boolean overlaps(ReportingPeriod period) {
        return (from == null || !from.isAfter(period.lastDay())) && (to == null || !to.isBefore(period.firstDay()));
    }

    /** Returns whether the two share at least one day. */
    public boolean overlaps(DateRange other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(DateRange other) {
        return from == null || other.to == null || !from.isAfter(other.to);
    }
}
