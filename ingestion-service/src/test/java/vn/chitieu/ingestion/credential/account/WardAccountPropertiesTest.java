package vn.chitieu.ingestion.credential.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import vn.chitieu.support.testing.BoundSettings;

class WardAccountPropertiesTest {

    @Test
    void opensNoAccountsByDefault() {
        assertThat(bound(Map.of()))
                .isEqualTo(new WardAccountProperties(
                        false,
                        Duration.ofSeconds(5),
                        DataSize.ofKilobytes(8),
                        DataSize.ofMegabytes(1),
                        Duration.ofMinutes(1)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bound(Map.of(
                        "chitieu.ingestion.door.accounts.enabled", "true",
                        "chitieu.ingestion.door.accounts.patience", "2s",
                        "chitieu.ingestion.door.accounts.producer-bytes", "16KB",
                        "chitieu.ingestion.door.accounts.consumer-bytes", "64KB",
                        "chitieu.ingestion.door.accounts.close-every", "10s")))
                .isEqualTo(new WardAccountProperties(
                        true,
                        Duration.ofSeconds(2),
                        DataSize.ofKilobytes(16),
                        DataSize.ofKilobytes(64),
                        Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({
        "patience, 2m, 100ms to 1m, PT2M",
        "close-every, 0s, 100ms to 1h, PT0S",
        "producer-bytes, 1023B, 1KB to 1GB, 1023B",
        "consumer-bytes, 2GB, 1KB to 1GB, 2147483648B",
    })
    void namesTheSettingThatMakesNoSense(String name, String value, String range, String got) {
        String setting = "chitieu.ingestion.door.accounts." + name;

        assertThat(BoundSettings.assertRefused(WardAccountProperties.class, Map.of(setting, value), setting))
                .contains("expected " + range)
                .contains(got);
    }

    private static WardAccountProperties bound(Map<String, String> settings) {
        return BoundSettings.bind(WardAccountProperties.class, settings);
    }
}
