package vn.chitieu.support.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When health warns of a lag, under {@code chitieu.health}.
 *
 * @param lateAfter for how long a listener may have records to read
 */
@ConfigurationProperties("chitieu.health")
public record LagProperties(@DefaultValue("5m") Duration lateAfter) {}
