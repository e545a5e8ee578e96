package vn.chitieu.ingestion.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes, it is read or refused as java.time does. */
class OffsetTimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-04-01T08:00:00+07:00",
                "2022-04-01T08:00:00Z",
                "2022-04-01T08:00:00-00:00",
                "2022-04-01T08:00:00+18:00",
                "2022-04-01T08:00:00+18:01",
                "2022-04-01T08:00:00+17:59",
                "2022-04-01T08:00:00.123+07:00",
                "2022-04-01T08:00+07:00",
                "2022-04-01T08:00:00+07",
                "2022-04-01T08:00:00",
                "2022-04-01t08:00:00z",
                "2022-04-01T24:00:00Z",
                "2022-04-01T23:59:60Z",
                "2022-02-29T08:00:00Z",
                "2024-02-29T08:00:00Z",
                "2022-00-01T08:00:00Z",
                "2022-04-31T08:00:00Z",
                "0000-04-01T08:00:00Z",
                "2022-04-01T08:00:00+07:60",
                "2022-04-01T08:00:00Zx",
                "2022-04-01 08:00:00Z",
                "\u0662022-04-01T08:00:00Z",
                "",
                "+"
            })
    void agreesOn(String text) {
        assertThat(read(text)).isEqualTo(general(text));
    }

    @Property
    void agreesOnWhateverLooksLikeATime(@ForAll("times") String text) {
        assertThat(read(text)).isEqualTo(general(text));
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> two = Arbitraries.integers().between(0, 62).map("%02d"::formatted);
        Arbitrary<String> offset = Arbitraries.of("Z", "z", "+", "-", "")
                .flatMap(sign -> sign.matches("[+-]")
                        ? Combinators.combine(two, two).as((hours, minutes) -> sign + hours + ":" + minutes)
                        : Arbitraries.just(sign));
        Arbitrary<String> day = Combinators.combine(
                        Arbitraries.integers().between(0, 9999).map("%04d"::formatted),
                        Arbitraries.integers().between(0, 13).map("%02d"::formatted),
                        Arbitraries.integers().between(0, 32).map("%02d"::formatted))
                .as((year, month, dayOfMonth) -> year + "-" + month + "-" + dayOfMonth);
        return Combinators.combine(day, two, two, two, offset)
                .as((date, hour, minute, second, zone) -> date + "T" + hour + ":" + minute + ":" + second + zone);
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetTimestamps.parse(text));
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> general(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }
}
