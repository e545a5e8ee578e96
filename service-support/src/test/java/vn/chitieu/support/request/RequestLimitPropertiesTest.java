package vn.chitieu.support.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import vn.chitieu.support.testing.BoundSettings;

class RequestLimitPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new RequestLimitProperties(
                        Duration.ofMinutes(2), Duration.ofSeconds(10), DataSize.ofKilobytes(96), 8, List.of(), null));
    }

    @Test
    void readsEachOfThem() {
        assertThat(bind(Map.of(
                        "chitieu.requests.body-deadline", "20s",
                        "chitieu.requests.form-deadline", "2s",
                        "chitieu.requests.max-form", "0B",
                        "chitieu.requests.slow-forms", "3",
                        "chitieu.requests.trusted-proxies", "10.0.0.5,fd00::/8",
                        "chitieu.requests.https", "true")))
                .isEqualTo(new RequestLimitProperties(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2),
                        DataSize.ofBytes(0),
                        3,
                        List.of("10.0.0.5", "fd00::/8"),
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "body-deadline, 99ms",
        "body-deadline, 61m",
        "form-deadline, 99ms",
        "form-deadline, 61s",
        "max-form, 2MB",
        "slow-forms, 0",
        "slow-forms, 1001",
        "trusted-proxies, .*",
        "trusted-proxies, proxy.example.org"
    })
    void refusesWhatMakesNoSense(String name, String value) {
        String setting = "chitieu.requests." + name;

        BoundSettings.assertRefused(RequestLimitProperties.class, Map.of(setting, value), setting);
    }

    private static RequestLimitProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(RequestLimitProperties.class, settings);
    }
}
