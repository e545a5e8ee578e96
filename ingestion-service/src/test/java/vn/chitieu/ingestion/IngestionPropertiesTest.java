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
        assertThat(bind(Map.of()).ingestion())
                .isEqualTo(new IngestionProperties.Ingestion(
                        "",
                        DataSize.ofMegabytes(32),
                        2,
                        100_000,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMillis(750),
                        new IngestionProperties.Access(
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(1),
                                24,
                                new IngestionProperties.Limits(100, 3_000, 5_000, 20_000, 50_000, 300))));
    }

    @Test
    void mapsEverySetting() {
        IngestionProperties settings = bind(Map.ofEntries(
                Map.entry("chitieu.ingestion.admin-key-sha256", HASH),
                Map.entry("chitieu.ingestion.max-body", "1MB"),
                Map.entry("chitieu.ingestion.workbooks-at-once", "5"),
                Map.entry("chitieu.ingestion.max-updates", "500"),
                Map.entry("chitieu.ingestion.publish-timeout", "3s"),
                Map.entry("chitieu.ingestion.clock-tolerance", "1m"),
                Map.entry("chitieu.ingestion.credential-cache", "0s"),
                Map.entry("chitieu.ingestion.access.body-deadline", "20s"),
                Map.entry("chitieu.ingestion.access.audit-every", "2s"),
                Map.entry("chitieu.ingestion.access.audit-months", "3"),
                Map.entry("chitieu.ingestion.access.limits.requests-per-second", "4"),
                Map.entry("chitieu.ingestion.access.limits.requests-per-minute", "5"),
                Map.entry("chitieu.ingestion.access.limits.updates-per-second", "6"),
                Map.entry("chitieu.ingestion.access.limits.updates-per-minute", "7"),
                Map.entry("chitieu.ingestion.access.limits.updates-per-day", "9"),
                Map.entry("chitieu.ingestion.access.limits.failures-per-minute", "8")));

        assertThat(settings.ingestion())
                .isEqualTo(new IngestionProperties.Ingestion(
                        HASH,
                        DataSize.ofMegabytes(1),
                        5,
                        500,
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        new IngestionProperties.Access(
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(2),
                                3,
                                new IngestionProperties.Limits(4, 5, 6, 7, 9, 8))));
    }

    @ParameterizedTest
    @CsvSource({
        "max-body, 100B, 1KB to 64MB, 100B",
        "workbooks-at-once, 0, 1 to 64, 0",
        "max-updates, 0, 1 to 100000, 0",
        "publish-timeout, 100ms, 500ms to 1m, PT0.1S",
        "clock-tolerance, -1s, 0s to 1d, PT-1S",
        "credential-cache, 1001ms, 0s to 1s, PT1.001S",
        "access.body-deadline, 99ms, 100ms to 1h, PT0.099S",
        "access.body-deadline, 61m, 100ms to 1h, PT1H1M",
        "access.audit-every, 1ms, 100ms to 1h, PT0.001S",
        "access.audit-months, 0, 1 to 1200, 0",
        "access.limits.requests-per-second, 0, 1 to 1000000000, 0",
        "access.limits.requests-per-minute, 0, 1 to 1000000000, 0",
        "access.limits.updates-per-second, 0, 1 to 1000000000, 0",
        "access.limits.updates-per-minute, 1000000001, 1 to 1000000000, 1000000001",
        "access.limits.updates-per-day, 0, 1 to 1000000000, 0",
        "access.limits.failures-per-minute, -1, 1 to 1000000000, -1"
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
