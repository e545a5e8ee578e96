package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @Property
    void readsAnyMomentAsItIsWritten(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        assertThat(Timestamps.parse(Instant.ofEpochSecond(second).toString())).isEqualTo(Instant.ofEpochSecond(second));
        Instant fine = Instant.ofEpochSecond(second, nano);
        assertThat(Timestamps.parse(fine.toString())).isEqualTo(fine);
    }

    @Property
    void writesAnyMomentAsTheGeneralWriterDoes(
            @ForAll @LongRange(min = -99_999_999_999L, max = 299_999_999_999L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        assertThat(Timestamps.text(Instant.ofEpochSecond(second)))
                .isEqualTo(Instant.ofEpochSecond(second).toString());
        for (int unit : List.of(1, 1_000, 1_000_000)) {
            Instant fine = Instant.ofEpochSecond(second, nano / unit * unit);
            assertThat(Timestamps.text(fine)).isEqualTo(fine.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-04-05T01:00:00.5Z", "2024-02-29T23:59:59.123456789Z", "2022-12-31T00:00:00Z"})
    void agreesWithTheGeneralParser(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2022-04-05",
                "2022-04-05T01:00Z",
                "2022-04-05T01:00:00",
                "2022-04-05T01:00:00+07:00",
                "2022-04-05T01:00:00.Z",
                "2022-04-05T01:00:00.1234567890Z",
                "2022-04-05T01:00:00.1x3Z",
                "2022-04-05T01:00:0٣Z",
                "2022-04-05 01:00:00Z",
                "2023-02-29T00:00:00Z",
                "2022-04-31T00:00:00Z",
                "2022-00-05T00:00:00Z",
                "2022-13-05T00:00:00Z",
                "2022-04-00T00:00:00Z",
                "2022-04-05T24:00:00Z",
                "2022-04-05T01:60:00Z",
                "2022-04-05T01:00:60Z",
                "+12022-04-05T01:00:00Z"
            })
    void leavesAllElseToOthers(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }
}
