package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DoorAccountsSettingsTest {

    @Test
    void opensNoAccountsUnlessTold() {
        assertThat(bound(Map.of()))
                .isEqualTo(new DoorAccountsSettings(false, Duration.ofSeconds(5), Duration.ofMinutes(1)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bound(Map.of(
                        "chitieu.ingestion.door.accounts.enabled", "true",
                        "chitieu.ingestion.door.accounts.patience", "2s",
                        "chitieu.ingestion.door.accounts.close-every", "10s")))
                .isEqualTo(new DoorAccountsSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(10)));
    }

    @Test
    void namesTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> new DoorAccountsSettings(true, Duration.ofMinutes(2), Duration.ofMinutes(1)))
                .hasMessage("expected chitieu.ingestion.door.accounts.patience in ms from 100 to 60000, got 120000");
        assertThatThrownBy(() -> new DoorAccountsSettings(true, Duration.ofSeconds(1), Duration.ZERO))
                .hasMessage("expected chitieu.ingestion.door.accounts.close-every in ms from 100 to 3600000, got 0");
    }

    private static DoorAccountsSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chitieu.ingestion.door.accounts", DoorAccountsSettings.class);
    }
}
