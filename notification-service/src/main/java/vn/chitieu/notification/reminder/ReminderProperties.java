package vn.chitieu.notification.reminder;

import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of reports that are due, under {@code chitieu.notification.reporting}; see {@link ReportingPolicy} for what
 * each means and its range.
 *
 * @param remindWorkingDays so many working days before the last day
 * @param remindAt the time of those days
 * @param escalateWorkingDays so many working days after the last day
 */
@ConfigurationProperties("chitieu.notification.reporting")
public record ReminderProperties(
        @DefaultValue({"5", "1"}) List<Integer> remindWorkingDays,
        @DefaultValue("09:00") LocalTime remindAt,
        @DefaultValue("3") int escalateWorkingDays) {

    public ReminderProperties {
        remindWorkingDays = List.copyOf(remindWorkingDays);
    }

    /** Returns what the domain calls it, checked. */
    public ReportingPolicy toPolicy() {
        return new ReportingPolicy(remindWorkingDays, remindAt, escalateWorkingDays);
    }
}
