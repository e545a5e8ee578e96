package vn.chitieu.notification.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.chitieu.catalog.WorkingCalendar;

/**
 * The hours in which only urgent mail is sent, in the city's zone.
 *
 * @param from the first moment of quiet
 * @param to the first moment after it; earlier than {@code from} where quiet lasts over midnight, equal where there are
 *     no quiet hours
 * @param onlyWorkingDays whether days that are not worked are quiet from midnight to midnight
 */
public record QuietHours(LocalTime from, LocalTime to, boolean onlyWorkingDays) {

    /** Never quiet. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, false);

    public QuietHours {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
    }

    /** Returns whether it is not quiet at that time. */
    public boolean allows(Instant time, WorkingCalendar calendar) {
        return allowedFrom(time, calendar).equals(time);
    }

    /** Returns that time where it is not quiet then, else the first one after it at which it is not. */
    public Instant allowedFrom(Instant time, WorkingCalendar calendar) {
        LocalDate day = LocalDate.ofInstant(time, calendar.zone());
        while (true) {
            if (!onlyWorkingDays || calendar.isWorkingDay(day)) {
                for (Stretch stretch : awake(day, calendar)) {
                    if (time.isBefore(stretch.end)) {
                        return time.isBefore(stretch.start) ? stretch.start : time;
                    }
                }
            }
            day = day.plusDays(1);
        }
    }

    /** Returns the stretches of a day that are not quiet, earliest first; never none. */
    private List<Stretch> awake(LocalDate day, WorkingCalendar calendar) {
        Instant midnight = day.atStartOfDay(calendar.zone()).toInstant();
        Instant next = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        Instant quiet = day.atTime(from).atZone(calendar.zone()).toInstant();
        Instant awake = day.atTime(to).atZone(calendar.zone()).toInstant();
        if (from.equals(to)) {
            return List.of(new Stretch(midnight, next));
        }
        Stream<Stretch> stretches = from.isBefore(to)
                ? Stream.of(new Stretch(midnight, quiet), new Stretch(awake, next))
                : Stream.of(new Stretch(awake, quiet));
        return stretches.filter(stretch -> stretch.start.isBefore(stretch.end)).toList();
    }

    private record Stretch(Instant start, Instant end) {}
}
