package vn.chitieu.notification.scheduling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the scheduler, under {@code chitieu.notification.time}.
 *
 * @param every how long to wait between two looks, by the machine's clock
 * @param patience how long something due may fail before health turns to DOWN
 */
@Validated
@ConfigurationProperties("chitieu.notification.time")
public record SchedulerProperties(
        @DefaultValue("PT5S") @InRange(from = "10ms", to = "1m")
        Duration every,

        @DefaultValue("PT5M") @InRange(from = "1s", to = "1d")
        Duration patience) {}
