package vn.chitieu.notification.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.cases.model.EscalationChain;

/**
 * Context of a duty's transitions: what they depend on besides the duty itself.
 *
 * @param now the time
 * @param calendar which days are worked
 * @param policy when which recipients are notified
 * @param deadline the first instant at which the report is late, the midnight after its last day
 * @param missing codes of the indicators that are known to be missing, in the order of the report
 * @param complete whether every indicator that is due is known to be reported
 * @param chain who is notified: first those in charge of the unit, then step by step those above
 */
public record DutyContext(
        Instant now,
        WorkingCalendar calendar,
        ReportingPolicy policy,
        Instant deadline,
        List<String> missing,
        boolean complete,
        EscalationChain chain) {

    public DutyContext {
        Objects.requireNonNull(now);
        Objects.requireNonNull(calendar);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(chain);
        missing = List.copyOf(missing);
        if (complete && !missing.isEmpty()) {
            throw new IllegalArgumentException("expected nothing missing where all is reported, got " + missing);
        }
    }

    /** Returns the last day on which the report is in time. */
    LocalDate lastDay() {
        return LocalDate.ofInstant(deadline.minusMillis(1), calendar.zone());
    }

    /** Returns whether the deadline has passed. */
    boolean isLate() {
        return !now.isBefore(deadline);
    }

    /** Returns how many of the reminders before the deadline have come due by now, however long ago. */
    int remindersReached() {
        return (int) policy.remindWorkingDays().stream()
                .filter(days -> !now.isBefore(remindsAt(days)))
                .count();
    }

    /**
     * Returns how many of the reminders before the deadline have come due; zero where the last of them came due so long
     * ago that it is not sent late any more, until the end of the working day after its own.
     */
    int remindersDue() {
        List<Integer> due = policy.remindWorkingDays().stream()
                .filter(days -> !now.isBefore(remindsAt(days)))
                .toList();
        return due.isEmpty() || isStale(due.get(due.size() - 1)) ? 0 : due.size();
    }

    private boolean isStale(int workingDays) {
        LocalDate day = LocalDate.ofInstant(remindsAt(workingDays), calendar.zone());
        return LocalDate.ofInstant(now, calendar.zone()).isAfter(calendar.plusWorkingDays(day, 1));
    }

    /** Returns whether the time has come to notify those above the leader. */
    boolean isToEscalate() {
        return policy.escalates()
                && !now.isBefore(calendar.plusWorkingDays(lastDay(), policy.escalateWorkingDays())
                        .plusDays(1)
                        .atStartOfDay(calendar.zone())
                        .toInstant());
    }

    /** Returns when those in charge are reminded so many working days before the last day. */
    Instant remindsAt(int workingDays) {
        LocalDate day = workingDays == 0 ? lastDay() : calendar.minusWorkingDays(lastDay(), workingDays);
        return day.atTime(policy.remindAt()).atZone(calendar.zone()).toInstant();
    }
}
