package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class IngestionPropertiesTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IngestionProperties(
                        new IngestionProperties.TopicSettings(4, (short) 1),
                        new IngestionProperties.Ingestion(
                                "chitieu-ingestion",
                                "",
                                DataSize.ofMegabytes(32),
                                2,
                                100_000,
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                Duration.ofMillis(750))));
    }

    @Test
    void mapsEverySetting() {
        IngestionProperties settings = bind(Map.ofEntries(
                Map.entry("chitieu.topics.partitions", "12"),
                Map.entry("chitieu.topics.replicas", "3"),
                Map.entry("chitieu.ingestion.database", "other"),
                Map.entry("chitieu.ingestion.admin-key-sha256", HASH),
                Map.entry("chitieu.ingestion.max-body", "1MB"),
                Map.entry("chitieu.ingestion.workbooks-at-once", "5"),
                Map.entry("chitieu.ingestion.max-updates", "500"),
                Map.entry("chitieu.ingestion.publish-timeout", "3s"),
                Map.entry("chitieu.ingestion.clock-tolerance", "1m"),
                Map.entry("chitieu.ingestion.credential-cache", "0s")));

        assertThat(settings)
                .isEqualTo(new IngestionProperties(
                        new IngestionProperties.TopicSettings(12, (short) 3),
                        new IngestionProperties.Ingestion(
                                "other",
                                HASH,
                                DataSize.ofMegabytes(1),
                                5,
                                500,
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(1),
                                Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({
        "topics.partitions, 0",
        "topics.replicas, 11",
        "ingestion.admin-key-sha256, secret",
        "ingestion.admin-key-sha256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ingestion.max-body, 100B",
        "ingestion.workbooks-at-once, 0",
        "ingestion.max-updates, 0",
        "ingestion.publish-timeout, 100ms",
        "ingestion.clock-tolerance, -1s",
        "ingestion.credential-cache, 1001ms",
    })
    void refusesWhatIsOutOfRange(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of("chitieu." + setting, value)))
                .rootCause()
                .hasMessageContaining("expected chitieu." + setting)
                .hasMessageNotContaining("secret");
    }

    private static IngestionProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chitieu", IngestionProperties.class);
    }
}
