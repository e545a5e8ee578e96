package vn.chitieu.notification.routing;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.chitieu.notification.notice.QuietHours;

/**
 * Settings of quiet hours, under {@code chitieu.notification.quiet-hours}; see {@link QuietHours}. Urgent mails do not
 * care.
 *
 * @param from the first moment of quiet, in the city's zone
 * @param to the first moment after it; the same as {@code from} for no quiet hours
 * @param onlyWorkingDays whether days that are not worked are quiet too
 */
@ConfigurationProperties("chitieu.notification.quiet-hours")
public record QuietHoursProperties(
        @DefaultValue("20:00") LocalTime from,
        @DefaultValue("06:30") LocalTime to,
        @DefaultValue("true") boolean onlyWorkingDays) {

    /** Returns what the domain calls it. */
    public QuietHours toQuietHours() {
        return new QuietHours(from, to, onlyWorkingDays);
    }
}
