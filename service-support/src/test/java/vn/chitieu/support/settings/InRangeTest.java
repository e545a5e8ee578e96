package vn.chitieu.support.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.testing.BoundSettings;

class InRangeTest {

    @ParameterizedTest
    @CsvSource({
        "at-once, 1",
        "at-once, 64",
        "pause, 100ms",
        "pause, 1h",
        "within.largest, 1KB",
        "within.largest, 1MB",
    })
    void takesBothEnds(String name, String value) {
        assertThat(BoundSettings.bind(Sample.class, Map.of("sample." + name, value)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "at-once, 0, '\"0\"', 1 to 64",
        "at-once, 65, '\"65\"', 1 to 64",
        "pause, 99ms, PT0.099S, 100ms to 1h",
        "pause, 61m, PT1H1M, 100ms to 1h",
        "within.largest, 1023B, 1023B, 1KB to 1MB",
        "within.largest, 2MB, 2097152B, 1KB to 1MB"
    })
    void saysWhatIsExpectedAndWhatItGot(String name, String value, String got, String range) {
        String report = BoundSettings.assertRefused(Sample.class, Map.of("sample." + name, value), "sample." + name);

        assertThat(report).contains("expected " + range).contains(got);
    }

    @Test
    void reportsEverySettingThatIsOutOfRangeAtOnce() {
        assertThat(BoundSettings.assertRefused(
                        Sample.class, Map.of("sample.at-once", "0", "sample.pause", "2h"), "sample.at-once"))
                .contains("sample.pause");
    }

    @Validated
    @ConfigurationProperties("sample")
    record Sample(
            @DefaultValue("2") @InRange(from = "1", to = "64")
            int atOnce,

            @DefaultValue("5s") @InRange(from = "100ms", to = "1h")
            Duration pause,

            @DefaultValue @Valid Within within) {

        record Within(
                @DefaultValue("2KB") @InRange(from = "1KB", to = "1MB")
                DataSize largest) {}
    }
}
