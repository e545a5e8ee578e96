package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class ArchivePropertiesTest {

    private static final String PREFIX = "chitieu.notification.archive";

    @Test
    void thereIsNoArchiveUnlessOneIsNamed() {
        ArchiveProperties settings = bind(Map.of());
        assertThat(settings)
                .isEqualTo(new ArchiveProperties("", "", 993, "", "", "INBOX", true, Duration.ofSeconds(10)));
        assertThat(settings.isFed()).isFalse();
        assertThat(settings.isAsked()).isFalse();
    }

    @Test
    void mapsEverySettingAndShowsNoPassword() {
        ArchiveProperties settings = bind(Map.of(
                "address", "luu@example.org",
                "host", "imap.example.org",
                "port", "143",
                "user", "luu",
                "password", "secret",
                "folder", "Sent",
                "tls", "false",
                "timeout", "3s"));
        assertThat(settings)
                .isEqualTo(new ArchiveProperties(
                        "luu@example.org",
                        "imap.example.org",
                        143,
                        "luu",
                        "secret",
                        "Sent",
                        false,
                        Duration.ofSeconds(3)));
        assertThat(settings.isFed()).isTrue();
        assertThat(settings.isAsked()).isTrue();
        assertThat(settings.toString()).contains("imap.example.org").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"port, 0", "port, 65536", "timeout, 1ms", "timeout, 3m", "host, imap.example.org"})
    void refusesWhatCannotBe(String name, String value) {
        BoundSettings.assertRefused(
                ArchiveProperties.class,
                Map.of(PREFIX + "." + name, value),
                PREFIX + "." + (name.equals("host") ? "address" : name));
    }

    private static ArchiveProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(ArchiveProperties.class, BoundSettings.under(PREFIX, settings));
    }
}
