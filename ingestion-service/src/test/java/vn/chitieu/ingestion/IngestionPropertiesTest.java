package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import vn.chitieu.support.testing.BoundSettings;

class IngestionPropertiesTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IngestionProperties(
                        "",
                        DataSize.ofMegabytes(32),
                        2,
                        100_000,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMillis(750)));
    }

    @Test
    void mapsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("chitieu.ingestion.admin-key-sha256", HASH),
                        Map.entry("chitieu.ingestion.max-body", "1MB"),
                        Map.entry("chitieu.ingestion.workbooks-at-once", "5"),
                        Map.entry("chitieu.ingestion.max-updates", "500"),
                        Map.entry("chitieu.ingestion.publish-timeout", "3s"),
                        Map.entry("chitieu.ingestion.clock-tolerance", "1m"),
                        Map.entry("chitieu.ingestion.credential-cache", "0s"))))
                .isEqualTo(new IngestionProperties(
                        HASH,
                        DataSize.ofMegabytes(1),
                        5,
                        500,
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(1),
                        Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "max-body, 100B, 1KB to 64MB, 100B",
        "workbooks-at-once, 0, 1 to 64, 0",
        "max-updates, 0, 1 to 100000, 0",
        "publish-timeout, 100ms, 500ms to 1m, PT0.1S",
        "clock-tolerance, -1s, 0s to 1d, PT-1S",
        "credential-cache, 1001ms, 0s to 1s, PT1.001S"
    })
    void refusesWhatIsOutOfRange(String name, String value, String range, String got) {
        assertThat(refusal(name, value)).contains("expected " + range).contains("Value: \"" + got + "\"");
    }

    @ParameterizedTest
    @CsvSource({"secret", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})
    void refusesAHashThatIsNoneAndDoesNotShowIt(String hash) {
        assertThat(refusal("admin-key-sha256", hash)).doesNotContain(hash);
    }

    private static String refusal(String name, String value) {
        String setting = "chitieu.ingestion." + name;
        return BoundSettings.assertRefused(IngestionProperties.class, Map.of(setting, value), setting);
    }

    private static IngestionProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(IngestionProperties.class, settings);
    }
}
