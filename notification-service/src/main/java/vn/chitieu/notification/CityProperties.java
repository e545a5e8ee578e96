package vn.chitieu.notification;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that all services share, under {@code chitieu}.
 *
 * @param catalog directory of the city's catalogue; a text, because Spring would look for a path with {@code ..} among
 *     the resources of the web application
 * @param catalogReload how long to wait before each look whether the catalogue's files have changed, 100 ms to 1 h;
 *     zero never looks
 * @param clock how the service's clock differs from the machine's
 * @param topics how topics are made
 */
@ConfigurationProperties("chitieu")
public record CityProperties(
        @DefaultValue("catalog/thanh-hoa") String catalog,
        @DefaultValue("5s") Duration catalogReload,
        @DefaultValue ClockSettings clock,
        @DefaultValue TopicSettings topics) {

    public CityProperties {
        if (!catalogReload.isZero()
                && (catalogReload.compareTo(Duration.ofMillis(100)) < 0
                        || catalogReload.compareTo(Duration.ofHours(1)) > 0)) {
            throw new IllegalArgumentException(
                    "expected chitieu.catalog-reload 100ms to 1h, or zero, got " + catalogReload);
        }
    }

    /** Returns the directory of the city's catalogue. */
    public Path catalogDirectory() {
        return Path.of(catalog);
    }

    /**
     * The clock.
     *
     * @param offset what is added to the machine's time
     */
    public record ClockSettings(@DefaultValue("PT0S") Duration offset) {}

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
