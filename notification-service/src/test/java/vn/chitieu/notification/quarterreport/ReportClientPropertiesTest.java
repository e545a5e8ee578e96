package vn.chitieu.notification.quarterreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReportClientPropertiesTest {

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
                "chitieu.notification.aggregation.url", "https://so-lieu.example.org/chi-tieu",
                "chitieu.notification.aggregation.key", "secret",
                "chitieu.notification.aggregation.timeout", "3s"));
        assertThat(settings.url()).isEqualTo(URI.create("https://so-lieu.example.org/chi-tieu/"));
        assertThat(settings.key()).isEqualTo("secret");
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bound(Map.of("chitieu.notification.aggregation.url", "ftp://example.org/")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected chitieu.notification.aggregation.url");
        assertThatThrownBy(() -> bound(Map.of("chitieu.notification.aggregation.timeout", "1h")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected chitieu.notification.aggregation.timeout");
    }

    private static ReportClientProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("chitieu.notification.aggregation", ReportClientProperties.class);
    }
}
