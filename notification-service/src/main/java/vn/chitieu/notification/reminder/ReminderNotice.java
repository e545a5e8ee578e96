package vn.chitieu.notification.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to one person about a report that is due soon or overdue.
 *
 * @param about which report of which unit
 * @param kind {@link NoticeKind#REMINDER} before the deadline, {@link NoticeKind#OVERDUE} after it
 * @param number counts notices of the same kind about the report, from 1; from {@value #ON_DEMAND} on those that a
 *     person wanted
 * @param level 0 for the unit's head, 1 for the leader in charge of it, 2 and more for those above
 * @param deadline the first instant at which the report is late
 * @param indicators codes of the indicators that were missing when this was wanted, in the order of the report; at
 *     least one
 * @param recipient id of the person
 * @param wantedAt when it was wanted
 * @param thread id of the first notice about the report to the recipient, this one's own where it is the first
 */
public record ReminderNotice(
        DutyKey about,
        NoticeKind kind,
        int number,
        int level,
        Instant deadline,
        List<String> indicators,
        String recipient,
        Instant wantedAt,
        String thread)
        implements Notice {

    /** Numbers from here on are of reminders that a person wanted, one for each day. */
    public static final int ON_DEMAND = 100_000;

    public ReminderNotice {
        Objects.requireNonNull(about);
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        Objects.requireNonNull(thread);
        indicators = List.copyOf(indicators);
        if (kind != NoticeKind.REMINDER && kind != NoticeKind.OVERDUE) {
            throw new IllegalArgumentException("expected REMINDER or OVERDUE, got " + kind);
        }
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1, got " + number);
        }
        if (level < 0) {
            throw new IllegalArgumentException("expected a level from 0, got " + level);
        }
        if (indicators.isEmpty()) {
            throw new IllegalArgumentException("expected at least one indicator that is missing, got none");
        }
    }

    /** Returns whether the calendar brought it, and no person wanted it. */
    public boolean isScheduled() {
        return number < ON_DEMAND;
    }

    /** Returns the id of a notice: the same parts always give the same id. */
    public static String idOf(DutyKey about, NoticeKind kind, int number, String recipient) {
        return NoticeId.of(subjectOf(about), kind, number, recipient);
    }

    /** Returns the subject of all notices about a report, by which they can be found. */
    public static String subjectOf(DutyKey about) {
        return about.city().stored("reporting/" + about.local());
    }

    @Override
    public CityKey city() {
        return about.city();
    }

    @Override
    public String id() {
        return idOf(about, kind, number, recipient);
    }

    @Override
    public String subject() {
        return subjectOf(about);
    }

    @Override
    public @Nullable String follows() {
        return null;
    }
}
