package vn.chitieu.notification.reminder;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/**
 * Key of a report of a unit: all its indicators of one period that share a reporting calendar, and so a deadline, are
 * one report. Written {@code unit/period/calendar}, of a city that is not the home city with {@code <city>:} before it,
 * which is also its id.
 *
 * @param city which city
 * @param unit id of the unit
 * @param period the period that is to be reported
 * @param calendar id of the reporting calendar
 */
public record DutyKey(CityKey city, String unit, ReportingPeriod period, String calendar)
        implements Comparable<DutyKey> {

    public DutyKey {
        Objects.requireNonNull(city);
        Objects.requireNonNull(period);
        checkId(unit);
        checkId(calendar);
    }

    /** Makes the key of a report of a unit of the home city. */
    public DutyKey(String unit, ReportingPeriod period, String calendar) {
        this(CityKey.HOME, unit, period, calendar);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such id
     */
    public static DutyKey parse(String text) {
        CityKey city = CityKey.ofId(text);
        String[] parts = city.local(text).split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected unit/period/calendar, got " + text);
        }
        return new DutyKey(city, parts[0], ReportingPeriod.parse(parts[1]), parts[2]);
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
        return city.stored(local());
    }

    /** Returns what is written within the city. */
    String local() {
        return unit + "/" + period + "/" + calendar;
    }

    private static void checkId(String id) {
        if (!Scope.Id.isValid(id)) {
            throw new IllegalArgumentException("expected an id of a-z, 0-9 and inner hyphens, got " + id);
        }
    }
}
