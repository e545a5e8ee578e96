package vn.chitieu.notification.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One report that a unit owes, through its life. Immutable; {@link DutyLife} makes the next one.
 *
 * @param key which report of which unit
 * @param version grows by one with each change, from 1; what a store compares
 * @param state how it stands
 * @param deadline the first instant at which it is late
 * @param missing codes of the indicators that have not been reported, as far as they are known, in the order of the
 *     report; empty exactly when REPORTED
 * @param reminders how many reminders were wanted before the deadline
 * @param warnings how many times it was notified that it is overdue
 * @param threads id of the first notice about it to each person
 * @param pending notices that are still to be posted
 * @param counted whether the punctuality record has it as it is now
 * @param reportedAt when it was found to be reported; null unless REPORTED
 */
public record ReportDuty(
        DutyKey key,
        long version,
        DutyState state,
        Instant deadline,
        List<String> missing,
        int reminders,
        int warnings,
        Map<String, String> threads,
        List<ReminderNotice> pending,
        boolean counted,
        @Nullable Instant reportedAt) {

    public ReportDuty {
        Objects.requireNonNull(key);
        Objects.requireNonNull(state);
        Objects.requireNonNull(deadline);
        missing = List.copyOf(missing);
        threads = Map.copyOf(threads);
        pending = List.copyOf(pending);
        boolean reported = state == DutyState.REPORTED;
        if (reported != missing.isEmpty() || reported != (reportedAt != null)) {
            throw new IllegalArgumentException(
                    "expected nothing missing and a time exactly when REPORTED, got " + state + " without " + missing);
        }
    }

    /** Returns whether it was or is late: it was found missing after its deadline, and in doubt it was in time. */
    public boolean isLate() {
        return warnings > 0;
    }

    /** Returns whether there is something left to do for it: notices to post, or the punctuality record to write. */
    public boolean isUnsettled() {
        return !counted || !pending.isEmpty();
    }

    /** Returns it with its notices posted and itself in the punctuality record. */
    public ReportDuty settled() {
        return new ReportDuty(
                key, version + 1, state, deadline, missing, reminders, warnings, threads, List.of(), true, reportedAt);
    }
}
