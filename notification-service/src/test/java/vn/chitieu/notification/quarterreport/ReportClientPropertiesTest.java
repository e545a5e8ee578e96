package vn.chitieu.notification.quarterreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.BoundSettings;

class ReportClientPropertiesTest {

    private static final String PREFIX = "chitieu.notification.aggregation";

    @Test
    void hasDefaults() {
        ReportClientProperties settings = bound(Map.of());
        assertThat(settings.url()).isEqualTo(URI.create("http://localhost:8082/"));
        assertThat(settings.key()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void takesEverySettingAndTellsNothingOfTheKey() {
        ReportClientProperties settings = bound(Map.of(
                "url", "https://so-lieu.example.org/chi-tieu",
                "key", "secret",
                "timeout", "3s"));
        assertThat(settings.url()).isEqualTo(URI.create("https://so-lieu.example.org/chi-tieu/"));
        assertThat(settings.key()).isEqualTo("secret");
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void refusesWhatCannotBe() {
        BoundSettings.assertRefused(
                ReportClientProperties.class, Map.of(PREFIX + ".url", "ftp://example.org/"), PREFIX + ".url");
        BoundSettings.assertRefused(
                ReportClientProperties.class, Map.of(PREFIX + ".timeout", "1h"), PREFIX + ".timeout");
    }

    private static ReportClientProperties bound(Map<String, String> values) {
        return BoundSettings.bind(ReportClientProperties.class, BoundSettings.under(PREFIX, values));
    }
}
