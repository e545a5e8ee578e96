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

class AccessSettingsTest {

    private static final String PREFIX = "chitieu.ingestion.access.";

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new AccessSettings(Duration.ofMinutes(2)));
    }

    @Test
    void mapsEverySetting() {
        assertThat(bind(Map.of(PREFIX + "body-deadline", "20s"))).isEqualTo(new AccessSettings(Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource({"body-deadline, 99ms", "body-deadline, 61m"})
    void refusesWhatIsOutOfRange(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + setting, value)))
                .rootCause()
                .hasMessageContaining("expected " + PREFIX + setting);
    }

    private static AccessSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chitieu.ingestion.access", AccessSettings.class);
    }
}
