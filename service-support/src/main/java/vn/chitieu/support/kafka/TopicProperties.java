package vn.chitieu.support.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * How topics are made that do not exist yet, under {@code chitieu.topics}; the same for all services.
 *
 * @param partitions 1 to 1000
 * @param replicas 1 to 10; 3 in production
 */
@Validated
@ConfigurationProperties("chitieu.topics")
public record TopicProperties(
        @DefaultValue("4") @InRange(from = "1", to = "1000") int partitions,
        @DefaultValue("1") @InRange(from = "1", to = "10") short replicas) {}
