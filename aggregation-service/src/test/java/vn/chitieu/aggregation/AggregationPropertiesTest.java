package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AggregationPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new AggregationProperties(new AggregationProperties.Aggregation(
                        "chitieu-aggregation", Duration.ofSeconds(30), 200, 20, 400, 5_000_000)));
    }

    @Test
    void takesEverySetting() {
        assertThat(bound(Map.ofEntries(
                        Map.entry("chitieu.aggregation.database", "totals"),
                        Map.entry("chitieu.aggregation.publish-timeout", "5s"),
                        Map.entry("chitieu.aggregation.watchers", "7"),
                        Map.entry("chitieu.aggregation.watchers-of-a-user", "3"),
                        Map.entry("chitieu.aggregation.remembered-pages", "0"),
                        Map.entry("chitieu.aggregation.id-window", "9000000"))))
                .isEqualTo(new AggregationProperties(
                        new AggregationProperties.Aggregation("totals", Duration.ofSeconds(5), 7, 3, 0, 9_000_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "chitieu.aggregation.publish-timeout, 10ms",
        "chitieu.aggregation.publish-timeout, 1h",
        "chitieu.aggregation.watchers, 0",
        "chitieu.aggregation.remembered-pages, -1",
        "chitieu.aggregation.remembered-pages, 10001",
        "chitieu.aggregation.id-window, 999999",
        "chitieu.aggregation.id-window, 60000001"
    })
    void refusesWhatIsOutOfRange(String setting, String value) {
        assertThatThrownBy(() -> bound(Map.of(setting, value)))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected " + setting);
    }

    private static AggregationProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("chitieu", AggregationProperties.class);
    }
}
