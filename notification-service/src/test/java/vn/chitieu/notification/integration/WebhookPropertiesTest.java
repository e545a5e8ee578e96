package vn.chitieu.notification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class WebhookPropertiesTest {

    private static final String PREFIX = "chitieu.notification.webhook";

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
        BoundSettings.assertRefused(
                WebhookProperties.class, BoundSettings.under(PREFIX, settings), PREFIX + "." + name);
    }

    private static WebhookProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(WebhookProperties.class, BoundSettings.under(PREFIX, settings));
    }
}
