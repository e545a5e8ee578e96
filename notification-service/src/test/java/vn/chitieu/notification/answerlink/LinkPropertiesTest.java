package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class LinkPropertiesTest {

    private static final String PREFIX = "chitieu.notification.links";

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new LinkProperties(URI.create("http://localhost:8083/"), List.of(), Duration.ofDays(60)));
    }

    @Test
    void mapsEverySettingAndTellsNoKey() {
        LinkProperties settings = bind(Map.of(
                "base-url", "https://x.example.org/canh-bao/", "keys[0]", KEY, "keys[1]", KEY, "lifetime", "10d"));
        assertThat(settings)
                .isEqualTo(new LinkProperties(
                        URI.create("https://x.example.org/canh-bao/"), List.of(KEY, KEY), Duration.ofDays(10)));
        assertThat(settings.toString()).contains("2 keys").doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, javascript:alert(1)",
        "base-url, https://x.example.org",
        "base-url, https://x.example.org/a",
        "base-url, https://x.example.org/?a=/",
        "base-url, https:///",
        "keys[0], not-Base64!",
        "keys[0], QUJD",
        "lifetime, 23h",
        "lifetime, 401d"
    })
    void refusesWhatIsOutOfRange(String name, String value) {
        BoundSettings.assertRefused(LinkProperties.class, Map.of(PREFIX + "." + name, value), PREFIX + ".");
    }

    private static LinkProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(LinkProperties.class, BoundSettings.under(PREFIX, settings));
    }
}
