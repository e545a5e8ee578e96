package vn.chitieu.notification.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookPropertiesTest {

    private static final Map<String, String> GOOD = Map.of(
            "url", "https://x.example.org/events", "secret", "0123456789abcdef", "timeout", "3s", "parallel", "4");

    @Test
    void thereIsNoneUnlessOneIsNamed() {
        WebhookProperties settings = bind(Map.of());
        assertThat(settings).isEqualTo(new WebhookProperties("", "", Duration.ofSeconds(10), 2));
        assertThat(settings.isSet()).isFalse();
    }

    @Test
    void mapsEverySettingAndShowsNoSecret() {
        WebhookProperties settings = bind(GOOD);
        assertThat(settings)
                .isEqualTo(new WebhookProperties(
                        "https://x.example.org/events", "0123456789abcdef", Duration.ofSeconds(3), 4));
        assertThat(settings.isSet()).isTrue();
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://x.example.org/",
        "url, 'not a uri'",
        "url, https:///nowhere",
        "secret, short",
        "timeout, 1ms",
        "timeout, 2m",
        "parallel, 0",
        "parallel, 17"
    })
    void refusesWhatCannotBe(String name, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(name, value);
        assertThatThrownBy(() -> bind(settings))
                .rootCause()
                .hasMessageContaining("expected chitieu.notification.webhook." + name);
    }

    private static WebhookProperties bind(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("chitieu.notification.webhook." + name, value));
        return new Binder(source).bindOrCreate("chitieu.notification.webhook", WebhookProperties.class);
    }
}
