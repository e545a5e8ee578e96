package vn.chitieu.notification.scheduling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the scheduler, under {@code chitieu.notification.time}.
 *
 * @param every how long to wait between two looks, by the machine's clock, 10 ms to 1 min
 * @param patience how long something due may fail before health turns to DOWN, 1 s to 1 day
 */
@ConfigurationProperties("chitieu.notification.time")
public record SchedulerProperties(
        @DefaultValue("PT5S") Duration every,
        @DefaultValue("PT5M") Duration patience) {

    public SchedulerProperties {
        check("every", every, Duration.ofMillis(10), Duration.ofMinutes(1));
        check("patience", patience, Duration.ofSeconds(1), Duration.ofDays(1));
    }

    private static void check(String name, Duration value, Duration from, Duration to) {
        if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "expected chitieu.notification.time." + name + " " + from + " to " + to + ", got " + value);
        }
    }
}
