package vn.chitieu.ingestion.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class AuditPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.access.";

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.bind(AuditProperties.class, Map.of()))
                .isEqualTo(new AuditProperties(Duration.ofMinutes(1), 24));
    }

    @Test
    void mapsEverySetting() {
        assertThat(BoundSettings.bind(
                        AuditProperties.class, Map.of(PREFIX + "audit-every", "2s", PREFIX + "audit-months", "3")))
                .isEqualTo(new AuditProperties(Duration.ofSeconds(2), 3));
    }

    @ParameterizedTest
    @CsvSource({"audit-every, 1ms, 100ms to 1h, PT0.001S", "audit-months, 0, 1 to 1200, 0"})
    void refusesWhatIsOutOfRange(String name, String value, String range, String got) {
        assertThat(BoundSettings.assertRefused(AuditProperties.class, Map.of(PREFIX + name, value), PREFIX + name))
                .contains("expected " + range)
                .contains("Value: \"" + got + "\"");
    }
}
