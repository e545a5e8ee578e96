package vn.chitieu.notification.reminder;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Key of a report of a unit: all its indicators of one period that share a reporting calendar, and so a deadline, are
 * one report. Written {@code unit/period/calendar}, which is also its id.
 *
 * @param unit id of the unit
 * @param period the period that is to be reported
 * @param calendar id of the reporting calendar
 */
public record DutyKey(String unit, ReportingPeriod period, String calendar) implements Comparable<DutyKey> {

    public DutyKey {
        Objects.requireNonNull(period);
        checkId(unit);
        checkId(calendar);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such id
     */
    public static DutyKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected unit/period/calendar, got " + text);
        }
        return new DutyKey(parts[0], ReportingPeriod.parse(parts[1]), parts[2]);
    }

    /** Returns the unit as a scope. */
    public Scope.Unit scope() {
        return new Scope.Unit(unit);
    }

    /** Compares as the written ids do, which is the order in which a store lists them. */
    @Override
    public int compareTo(DutyKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return unit + "/" + period + "/" + calendar;
    }

    private static void checkId(String id) {
        if (!Scope.Id.isValid(id)) {
            throw new IllegalArgumentException("expected an id of a-z, 0-9 and inner hyphens, got " + id);
        }
    }
}
