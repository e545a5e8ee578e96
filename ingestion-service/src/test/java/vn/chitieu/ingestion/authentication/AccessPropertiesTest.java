package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class AccessPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.access.";

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.bind(AccessProperties.class, Map.of()))
                .isEqualTo(new AccessProperties(
                        Duration.ofMinutes(2), new AccessProperties.Limits(100, 3_000, 5_000, 20_000, 50_000, 300)));
    }

    @Test
    void mapsEverySetting() {
        assertThat(BoundSettings.bind(
                        AccessProperties.class,
                        Map.of(
                                PREFIX + "body-deadline", "20s",
                                PREFIX + "limits.requests-per-second", "4",
                                PREFIX + "limits.requests-per-minute", "5",
                                PREFIX + "limits.updates-per-second", "6",
                                PREFIX + "limits.updates-per-minute", "7",
                                PREFIX + "limits.updates-per-day", "9",
                                PREFIX + "limits.failures-per-minute", "8")))
                .isEqualTo(new AccessProperties(Duration.ofSeconds(20), new AccessProperties.Limits(4, 5, 6, 7, 9, 8)));
    }

    @ParameterizedTest
    @CsvSource({
        "body-deadline, 99ms, 100ms to 1h, PT0.099S",
        "body-deadline, 61m, 100ms to 1h, PT1H1M",
        "limits.requests-per-second, 0, 1 to 1000000000, 0",
        "limits.requests-per-minute, 0, 1 to 1000000000, 0",
        "limits.updates-per-second, 0, 1 to 1000000000, 0",
        "limits.updates-per-minute, 1000000001, 1 to 1000000000, 1000000001",
        "limits.updates-per-day, 0, 1 to 1000000000, 0",
        "limits.failures-per-minute, -1, 1 to 1000000000, -1"
    })
    void refusesWhatIsOutOfRange(String name, String value, String range, String got) {
        assertThat(BoundSettings.assertRefused(AccessProperties.class, Map.of(PREFIX + name, value), PREFIX + name))
                .contains("expected " + range)
                .contains("Value: \"" + got + "\"");
    }
}
