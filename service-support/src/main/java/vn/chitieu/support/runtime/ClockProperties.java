package vn.chitieu.support.runtime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clock of a service, under {@code chitieu.clock}.
 *
 * @param offset what is added to the real time, negative for the past; zero in production
 */
@ConfigurationProperties("chitieu.clock")
public record ClockProperties(@DefaultValue("PT0S") Duration offset) {}
