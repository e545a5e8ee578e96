package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class MongoTimeoutPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "wait-timeout, 99ms, 100ms to 1m, PT0.099S",
        "wait-timeout, 61s, 100ms to 1m, PT1M1S",
        "read-timeout, 99ms, 100ms to 10m, PT0.099S",
        "read-timeout, 11m, 100ms to 10m, PT11M",
    })
    void staysWithinItsRanges(String name, String value, String range, String got) {
        String setting = "chitieu.mongo." + name;

        assertThat(BoundSettings.assertRefused(MongoTimeoutProperties.class, Map.of(setting, value), setting))
                .contains("expected " + range)
                .contains(got);
    }
}
