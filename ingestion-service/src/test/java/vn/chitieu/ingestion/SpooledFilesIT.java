package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** A file that waited in a spool: its figures were reported when it was put there, not when it arrived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpooledFilesIT {

    private static final String FILE =
            "id;unit;indicator;period;value;reportedAt\n%s;nam-ngan;URBAN_VIOLATIONS;2022-03;6;%s\n";

    private String key = "";

    @BeforeAll
    void aWardHasAKey() {
        key = service().keyOf("nam-ngan");
    }

    @Test
    void aFileOfMondayDoesNotBeatTheCorrectionOfTuesday() throws Exception {
        Instant monday = ServiceUnderTest.TODAY.minus(Duration.ofDays(2)).plusMillis(123);
        Instant tuesday = ServiceUnderTest.TODAY.minus(Duration.ofDays(1));

        IndicatorUpdated correction = sent("", FILE.formatted(id(), tuesday));
        IndicatorUpdated spooled = sent("?reportedAt=" + monday, FILE.formatted(id(), ""));

        assertThat(spooled.reportedAt()).isEqualTo(monday).isBefore(correction.reportedAt());
    }

    @Test
    void theTimeOfARowCountsMore() throws Exception {
        Instant own = Instant.parse("2022-04-05T01:00:00Z");

        assertThat(sent("?reportedAt=2022-04-04T08:00:00%2B07:00", FILE.formatted(id(), own))
                        .reportedAt())
                .isEqualTo(own);
    }

    @Test
    void whatWasPushedBeforeTheDeadlineIsNotLate() {
        String inTime = send("?reportedAt=2022-04-04T08:00:00Z", FILE.formatted(id(), ""))
                .response()
                .body();
        String late = send("", FILE.formatted(id(), "")).response().body();

        assertThat(late).contains("lateSince");
        assertThat(inTime).doesNotContain("lateSince");
    }

    @Test
    void aClockThatIsDaysBehindDoesNotLoseTheFigure() throws Exception {
        Instant theirs = ServiceUnderTest.TODAY.minus(Duration.ofDays(30));

        Answer answer = spooled(theirs, theirs, id(), FILE.formatted(id(), ""));

        assertThat(event(answer).reportedAt()).isAfter(ServiceUnderTest.TODAY.minusSeconds(5));
    }

    @Test
    void aFileThatIsSentAgainIsTheSameUpdatesReportedWhenItWasPushed() throws Exception {
        Instant pushed = ServiceUnderTest.TODAY.minus(Duration.ofDays(2)).plusMillis(123);
        String parcel = id();
        String file = FILE.formatted("", "");

        Instant now = service().bean(Clock.class).instant();

        IndicatorUpdated first = event(spooled(pushed, now, parcel, file));
        IndicatorUpdated again = event(spooled(pushed, now.plusSeconds(60), parcel, file));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(List.of(first.reportedAt(), again.reportedAt())).containsOnly(pushed);
    }

    @ParameterizedTest
    @CsvSource({
        "reportedAt=,INVALID_PARAMETER",
        "reportedAt=2022-04-04,INVALID_PARAMETER",
        "reportedAt=2022-04-04T08:00:00Z&reportedAt=2022-04-04T08:00:00Z,INVALID_PARAMETER",
        "reportedAt=2999-04-04T08:00:00Z,REPORTED_AT_IN_THE_FUTURE"
    })
    void refusesATimeThatIsNone(String query, String code) {
        Answer answer = send("?" + query, FILE.formatted(id(), ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    /** Sends a file as the program {@code chitieu} does. */
    private Answer spooled(Instant pushed, Instant clock, String parcel, String file) {
        return service()
                .send(service()
                        .request("/api/v1/updates?reportedAt=" + pushed)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", parcel)
                        .header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.atZone(ZoneOffset.UTC)))
                        .POST(BodyPublishers.ofString(file))
                        .build());
    }

    private IndicatorUpdated sent(String query, String file) throws Exception {
        return event(send(query, file));
    }

    private static IndicatorUpdated event(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        String receipt = answer.json().get("results").get(0).get("receipt").asString();
        return CloudEventRecords.read(
                EmbeddedParts.PARTS.published().stream()
                        .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
                        .findFirst()
                        .orElseThrow(),
                IndicatorUpdated.TYPE,
                IndicatorUpdated.class);
    }

    private Answer send(String query, String body) {
        return service()
                .send(service()
                        .request("/api/v1/updates" + query)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static ServiceUnderTest service() {
        return EmbeddedParts.PARTS.service();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
