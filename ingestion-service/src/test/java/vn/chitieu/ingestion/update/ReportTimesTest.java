package vn.chitieu.ingestion.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTimesTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({
        // Within the tolerance a time stays as it is, to the millisecond.
        "2022-04-04T01:00:00.123Z, , 2022-04-04T01:00:00.123Z",
        "2022-04-04T01:00:00.123Z, 2022-04-06T01:05:00Z, 2022-04-04T01:00:00.123Z",
        "2022-04-06T01:05:00Z, , 2022-04-06T01:05:00Z",
        // A clock that is days behind or years ahead: two days before it was sent.
        "2022-04-01T01:00:00Z, 2022-04-03T01:00:00Z, 2022-04-04T01:00:00Z",
        "2026-11-28T01:00:00Z, 2026-11-30T01:00:00Z, 2022-04-04T01:00:00Z",
        // A clock that was ahead and has been set right since.
        "2022-04-07T01:00:00Z, 2022-04-06T01:00:00Z, 2022-04-06T01:00:00Z"
    })
    void aTimeIsBroughtToOurClock(String given, String sentAt, String expected) {
        assertThat(ReportTimes.byOurClock(
                        Instant.parse(given), sentAt == null ? null : Instant.parse(sentAt), NOW, TOLERANCE))
                .contains(Instant.parse(expected));
    }

    @Test
    void aTimeInTheFutureIsNoneWhereTheSendersClockIsNotKnown() {
        assertThat(ReportTimes.byOurClock(Instant.parse("2022-04-06T01:05:00.001Z"), null, NOW, TOLERANCE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2022-04-04", "2022-04-04T08:00:00", "1899-12-31T00:00:00Z", "3000-01-01T00:00:00Z"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(ReportTimes.read(text)).isEmpty();
    }
}
