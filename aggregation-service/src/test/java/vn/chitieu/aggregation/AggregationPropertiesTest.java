package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class AggregationPropertiesTest {

    private static final String PREFIX = "chitieu.aggregation";

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new AggregationProperties(
                        "chitieu-aggregation", Duration.ofSeconds(30), 200, 20, 400, 5_000_000, null));
    }

    @Test
    void takesEverySetting() {
        assertThat(bound(Map.ofEntries(
                        Map.entry("database", "totals"),
                        Map.entry("publish-timeout", "5s"),
                        Map.entry("watchers", "7"),
                        Map.entry("watchers-of-a-user", "3"),
                        Map.entry("remembered-pages", "0"),
                        Map.entry("id-window", "9000000"),
                        Map.entry("alerts-url", "https://alerts.example.org/"))))
                .isEqualTo(new AggregationProperties(
                        "totals",
                        Duration.ofSeconds(5),
                        7,
                        3,
                        0,
                        9_000_000,
                        URI.create("https://alerts.example.org/")));
    }

    @ParameterizedTest
    @CsvSource({
        "publish-timeout, PT0.01S",
        "publish-timeout, PT1H",
        "watchers, 0",
        "watchers, 10001",
        "watchers-of-a-user, 0",
        "remembered-pages, -1",
        "remembered-pages, 10001",
        "id-window, 999999",
        "id-window, 60000001",
        "alerts-url, ftp://alerts.example.org/"
    })
    void refusesWhatIsOutOfRange(String setting, String value) {
        String report = BoundSettings.assertRefused(
                AggregationProperties.class, Map.of(PREFIX + "." + setting, value), PREFIX + "." + setting);
        assertThat(report).contains(value);
    }

    private static AggregationProperties bound(Map<String, String> properties) {
        return BoundSettings.bind(AggregationProperties.class, BoundSettings.under(PREFIX, properties));
    }
}
