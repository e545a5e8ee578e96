package vn.chitieu.ingestion.kafkaingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import vn.chitieu.support.testing.BoundSettings;

class IngressPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.door.";

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IngressProperties(true, "", DataSize.ofKilobytes(128), 500, Duration.ofSeconds(10)));
    }

    @Test
    void mapsEverySetting() {
        assertThat(bind(Map.of(
                        PREFIX + "enabled", "false",
                        PREFIX + "instance", "ingestion-0",
                        PREFIX + "max-record", "2KB",
                        PREFIX + "max-batch", "3",
                        PREFIX + "transaction-timeout", "4s")))
                .isEqualTo(
                        new IngressProperties(false, "ingestion-0", DataSize.ofKilobytes(2), 3, Duration.ofSeconds(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "instance, two words",
        "max-record, 1023B",
        "max-record, 2MB",
        "max-batch, 0",
        "max-batch, 10001",
        "transaction-timeout, 999ms",
        "transaction-timeout, 16m"
    })
    void refusesWhatIsOutOfRange(String setting, String value) {
        BoundSettings.assertRefused(IngressProperties.class, Map.of(PREFIX + setting, value), PREFIX + setting);
    }

    private static IngressProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(IngressProperties.class, settings);
    }
}
