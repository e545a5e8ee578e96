package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final String USUAL =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-7]):\\d\\d)";

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
    @ValueSource(
            strings = {
                "2022-04-05T01:00:00.5Z",
                "2024-02-29T23:59:59.123456789Z",
                "2022-12-31T00:00:00Z",
                "0000-04-01T08:00:00Z",
                "2022-04-01T08:00:00+07:00",
                "2022-04-01T08:00:00-00:00",
                "2022-04-01T08:00:00-17:59",
                "2022-04-01T08:00:00.123+07:00"
            })
    void agreesWithTheGeneralParsers(String text) {
        assertThat(Timestamps.parse(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant())
                .isEqualTo(Instant.parse(text));
    }

    /** Where it reads anything, that is what java.time reads. */
    @Property
    void readsWhateverLooksLikeATimeAsTheGeneralParserOrNotAtAll(@ForAll("times") String text) {
        Optional<Instant> read = Optional.ofNullable(Timestamps.parse(text));
        Optional<Instant> general = general(text);

        assertThat(read.or(() -> general)).isEqualTo(general);
        assertThat(read.isPresent() || general.isEmpty() || !text.matches(USUAL))
                .isTrue();
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> two = Arbitraries.integers().between(0, 62).map("%02d"::formatted);
        Arbitrary<String> offset = Arbitraries.of("Z", "z", "+", "-", "")
                .flatMap(sign -> sign.matches("[+-]")
                        ? Combinators.combine(two, two).as((hours, minutes) -> sign + hours + ":" + minutes)
                        : Arbitraries.just(sign));
        Arbitrary<String> fraction = Arbitraries.of("", "", ".5", ".123456789", ".", ".1234567890");
        Arbitrary<String> day = Combinators.combine(
                        Arbitraries.integers().between(0, 9999).map("%04d"::formatted),
                        Arbitraries.integers().between(0, 13).map("%02d"::formatted),
                        Arbitraries.integers().between(0, 32).map("%02d"::formatted))
                .as((year, month, dayOfMonth) -> year + "-" + month + "-" + dayOfMonth);
        return Combinators.combine(day, two, two, two, fraction, offset)
                .as((date, hour, minute, second, part, zone) ->
                        date + "T" + hour + ":" + minute + ":" + second + part + zone);
    }

    private static Optional<Instant> general(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "Z",
                "2022-04-05",
                "2022-04-05T01:00Z",
                "2022-04-05T01:00:00",
                "2022-04-05T01:00:00+07",
                "2022-04-05T01:00+07:00",
                "2022-04-05T01:00:00+18:00",
                "2022-04-05T01:00:00+07:60",
                "2022-04-05t01:00:00z",
                "2022-04-05T01:00:00Zx",
                "2022-04-05T01:00:00Z18:00",
                "2022-04-05T01:00:00.Z",
                "2022-04-05T01:00:00.+07:00",
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
