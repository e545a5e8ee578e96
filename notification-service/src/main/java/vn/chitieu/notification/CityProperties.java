package vn.chitieu.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that all services share, under {@code chitieu}.
 *
 * @param topics how topics are made
 */
@ConfigurationProperties("chitieu")
public record CityProperties(@DefaultValue TopicSettings topics) {

    /**
     * The topics.
     *
     * @param partitions 1 to 1000
     * @param replicas 1 to 9
     */
    public record TopicSettings(
            @DefaultValue("4") int partitions,
            @DefaultValue("1") short replicas) {
        public TopicSettings {
            if (partitions < 1 || partitions > 1000) {
                throw new IllegalArgumentException("expected chitieu.topics.partitions 1 to 1000, got " + partitions);
            }
            if (replicas < 1 || replicas > 9) {
                throw new IllegalArgumentException("expected chitieu.topics.replicas 1 to 9, got " + replicas);
            }
        }
    }
}
