package vn.chitieu.ingestion.credential.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WardAccountPropertiesTest {

    @Test
    void opensNoAccountsUnlessTold() {
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

    @Test
    void namesTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> settings(Duration.ofMinutes(2), DataSize.ofKilobytes(8), Duration.ofMinutes(1)))
                .hasMessage("expected chitieu.ingestion.door.accounts.patience in ms from 100 to 60000, got 120000");
        assertThatThrownBy(() -> settings(Duration.ofSeconds(1), DataSize.ofKilobytes(8), Duration.ZERO))
                .hasMessage("expected chitieu.ingestion.door.accounts.close-every in ms from 100 to 3600000, got 0");
        assertThatThrownBy(() -> settings(Duration.ofSeconds(1), DataSize.ofBytes(1023), Duration.ofMinutes(1)))
                .hasMessage(
                        "expected chitieu.ingestion.door.accounts.producer-bytes from 1024 to 1073741824, got 1023");
    }

    private static WardAccountProperties settings(Duration patience, DataSize producerBytes, Duration closeEvery) {
        return new WardAccountProperties(true, patience, producerBytes, DataSize.ofMegabytes(1), closeEvery);
    }

    private static WardAccountProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chitieu.ingestion.door.accounts", WardAccountProperties.class);
    }
}
