package vn.chitieu.notification.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.WorkingCalendar;

/**
 * Slots at which digests are closed and sent: once each working day.
 *
 * @param at the time of day in the city's zone, whole minutes
 */
public record DigestSlots(LocalTime at) {

    public DigestSlots {
        if (!at.equals(at.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("expected a time of whole minutes, got " + at);
        }
    }

    /** Returns the slots of a city, which may decide them itself. */
    public DigestSlots in(Catalog city) {
        LocalTime decided = city.alertPolicy().mails().digestAt();
        return decided == null ? this : new DigestSlots(decided);
    }

    /** Returns the first slot later than that time. */
    public Instant after(Instant time, WorkingCalendar calendar) {
        LocalDate day = calendar.workingDayFrom(LocalDate.ofInstant(time, calendar.zone()));
        Instant slot = on(day, calendar);
        return slot.isAfter(time) ? slot : on(calendar.plusWorkingDays(day, 1), calendar);
    }

    private Instant on(LocalDate day, WorkingCalendar calendar) {
        return day.atTime(at).atZone(calendar.zone()).toInstant();
    }
}
