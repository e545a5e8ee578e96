package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.access.";

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AccessProperties(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(1),
                        24,
                        new AccessProperties.Limits(100, 3_000, 5_000, 20_000, 50_000, 300)));
    }

    @Test
    void mapsEverySetting() {
        assertThat(bind(Map.of(
                        PREFIX + "body-deadline", "20s",
                        PREFIX + "audit-every", "2s",
                        PREFIX + "audit-months", "3",
                        PREFIX + "limits.requests-per-second", "4",
                        PREFIX + "limits.requests-per-minute", "5",
                        PREFIX + "limits.updates-per-second", "6",
                        PREFIX + "limits.updates-per-minute", "7",
                        PREFIX + "limits.updates-per-day", "9",
                        PREFIX + "limits.failures-per-minute", "8")))
                .isEqualTo(new AccessProperties(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2),
                        3,
                        new AccessProperties.Limits(4, 5, 6, 7, 9, 8)));
    }

    @ParameterizedTest
    @CsvSource({
        "body-deadline, 99ms",
        "body-deadline, 61m",
        "audit-every, 1ms",
        "audit-months, 0",
        "limits.requests-per-second, 0",
        "limits.requests-per-minute, 0",
        "limits.updates-per-second, 0",
        "limits.updates-per-minute, 1000000001",
        "limits.updates-per-day, 0",
        "limits.failures-per-minute, -1"
    })
    void refusesWhatIsOutOfRange(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + setting, value)))
                .rootCause()
                .hasMessageContaining("expected " + PREFIX + setting);
    }

    private static AccessProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chitieu.ingestion.access", AccessProperties.class);
    }
}
