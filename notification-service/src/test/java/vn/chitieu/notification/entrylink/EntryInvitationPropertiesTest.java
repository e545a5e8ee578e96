package vn.chitieu.notification.entrylink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class EntryInvitationPropertiesTest {

    private static final String PREFIX = "chitieu.notification.entry";

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new EntryInvitationProperties(null, null, Duration.ofSeconds(5), Duration.ofDays(30)));
    }

    @Test
    void mapsEverySetting() {
        assertThat(bind(Map.of(
                        "url", "https://x.example.org/nhap",
                        "internal-url", "http://ingestion:8081",
                        "timeout", "2s",
                        "open-after-deadline", "7d")))
                .isEqualTo(new EntryInvitationProperties(
                        URI.create("https://x.example.org/nhap"),
                        URI.create("http://ingestion:8081"),
                        Duration.ofSeconds(2),
                        Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "url, javascript:alert(1)",
        "url, https:///",
        "internal-url, https://x.example.org/?a=b",
        "timeout, 31s",
        "open-after-deadline, 23h"
    })
    void refusesWhatIsOutOfRange(String name, String value) {
        BoundSettings.assertRefused(EntryInvitationProperties.class, Map.of(PREFIX + "." + name, value), PREFIX + ".");
    }

    private static EntryInvitationProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(EntryInvitationProperties.class, BoundSettings.under(PREFIX, settings));
    }
}
