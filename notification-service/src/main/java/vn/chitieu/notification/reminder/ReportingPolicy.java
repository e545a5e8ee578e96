package vn.chitieu.notification.reminder;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.Catalog;

/**
 * Policy of reminders: when which recipients are notified of a report that has not come.
 *
 * @param remindWorkingDays so many working days before the last day for the report those in charge of the unit are
 *     reminded, each 0 to 60, distinct; empty for no reminder
 * @param remindAt the time of those days, in the city's zone
 * @param escalateWorkingDays so many working days after the last day the next above are notified, 1 to 60; 0 for never
 */
public record ReportingPolicy(List<Integer> remindWorkingDays, LocalTime remindAt, int escalateWorkingDays) {

    private static final int MOST_WORKING_DAYS = 60;

    public ReportingPolicy {
        Objects.requireNonNull(remindAt);
        remindWorkingDays =
                remindWorkingDays.stream().sorted(Comparator.reverseOrder()).toList();
        if (remindWorkingDays.stream().distinct().count() != remindWorkingDays.size()) {
            throw new IllegalArgumentException("expected distinct days to remind on, got " + remindWorkingDays);
        }
        remindWorkingDays.forEach(ReportingPolicy::check);
        check(escalateWorkingDays);
    }

    /** Returns the policy of a city, which may decide some of it itself. */
    public ReportingPolicy in(Catalog city) {
        AlertPolicy.Reminders decided = city.alertPolicy().reminders();
        return new ReportingPolicy(
                decided.workingDays().isEmpty() ? remindWorkingDays : decided.workingDays(),
                Objects.requireNonNullElse(decided.at(), remindAt),
                Objects.requireNonNullElse(decided.warnWorkingDays(), escalateWorkingDays));
    }

    /** Returns whether a step above is notified later on. */
    public boolean escalates() {
        return escalateWorkingDays > 0;
    }

    private static void check(int days) {
        if (days < 0 || days > MOST_WORKING_DAYS) {
            throw new IllegalArgumentException("expected 0 to " + MOST_WORKING_DAYS + " working days, got " + days);
        }
    }
}
