package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.EmbeddedParts.SERVICE;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.runtime.ClockProperties;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Locks of the sample city's quarters, and who may pass them. It is 8 April 2022; 2020-Q1 is locked since midnight. */
class ExceptionsIT {

    private static final String EXCEPTIONS = "/api/v1/exceptions";
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    @Test
    void aLockedQuarterIsRefusedWithSinceWhenAndWhomToAsk() {
        Answer answer = SERVICE.submit(SERVICE.keyOf("dong-cuong"), update("dong-cuong", "2020-03"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCodes(0)).containsExactly("QUARTER_LOCKED");
        var error = answer.json().get("results").get(0).get("errors").get(0);
        assertThat(error.get("message").asString())
                .contains("locked since 2022-04-08T00:00:00+07:00", "tckh@example.org");
        assertThat(error.get("messageVi").asString()).contains("đã khóa từ 00:00 ngày 08/04/2022");
        assertThat(SERVICE.submit(SERVICE.keyOf("dong-cuong"), update("dong-cuong", "2020-04"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aFileIsAnsweredWithTheCell() {
        Answer answer = SERVICE.send(SERVICE.request("/api/v1/updates?dryRun=true")
                .header("Authorization", "Bearer " + SERVICE.keyOf("dong-cuong"))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(
                        "đơn vị;chỉ tiêu;kỳ báo cáo;giá trị\ndong-cuong;URBAN_VIOLATIONS;2019-01;6\n"))
                .build());

        assertThat(answer.errorCodes(0)).containsExactly("QUARTER_LOCKED");
        assertThat(answer.json()
                        .get("results")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("column")
                        .asString())
                .isEqualTo("kỳ báo cáo");
    }

    @Test
    void anExceptionIsGrantedUsedReportedListedAndTakenBack() {
        String key = SERVICE.keyOf("dong-linh");
        Answer granted = grant("dong-linh", "2022-04-15");
        String id = granted.json().get("id").asString();

        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.json().get("firstDay").asString()).isEqualTo("2022-04-08");
        Answer accepted = SERVICE.submit(key, update("dong-linh", "2019-12"));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().get("results").get(0).get("exception").asString())
                .isEqualTo(id);
        assertThat(SERVICE.get(EXCEPTIONS + "?unit=dong-linh", ADMIN_KEY).json().get("exceptions"))
                .hasSize(1);
        assertThat(SERVICE.get(EXCEPTIONS, key).json().get("exceptions")).hasSize(1);
        assertThat(SERVICE.get(EXCEPTIONS, SERVICE.keyOf("nam-ngan")).json().get("exceptions"))
                .isEmpty();
        assertThat(SERVICE.get("/api/v1/audit?credential=" + id, ADMIN_KEY)
                        .response()
                        .body())
                .contains("EXCEPTION_GRANTED", "Kiểm toán");

        assertThat(SERVICE.delete(EXCEPTIONS + "/" + id, ADMIN_KEY).status()).isEqualTo(204);
        assertThat(SERVICE.delete(EXCEPTIONS + "/" + id, ADMIN_KEY).status()).isEqualTo(204);
        assertThat(SERVICE.submit(key, update("dong-linh", "2019-12")).errorCodes(0))
                .containsExactly("QUARTER_LOCKED");
        assertThat(SERVICE.get(EXCEPTIONS, key).response().body()).contains("takenBackAt");
    }

    @Test
    void anAdministratorSeesWhichQuartersAreLocked() {
        Answer locks = SERVICE.get("/api/v1/locks", ADMIN_KEY);
        assertThat(locks.json().get("afterQuarters").asInt()).isEqualTo(8);
        assertThat(locks.json().at("/quarters/0/quarter").asString()).isEqualTo("2022-Q2");
        assertThat(locks.json().at("/quarters/0/locked").asBoolean()).isFalse();
        assertThat(locks.json()
                        .get("quarters")
                        .valueStream()
                        .filter(one -> one.get("quarter").asString().equals("2019-Q4")))
                .singleElement()
                .satisfies(one -> assertThat(one.get("locked").asBoolean()).isTrue());
        assertThat(SERVICE.get("/api/v1/locks", SERVICE.keyOf("nam-ngan")).code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whatIsGrantedAtOneInstanceHoldsAtTheOtherWithinAMoment() {
        String key = SERVICE.keyOf("dong-son");
        try (ServiceUnderTest other = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.clock.offset=" + SERVICE.bean(ClockProperties.class).offset())) {
            assertThat(other.submit(key, update("dong-son", "2019-10")).status())
                    .isEqualTo(422);

            String id = grant("dong-son", "2022-04-15").json().get("id").asString();
            await().atMost(A_MOMENT)
                    .until(() ->
                            other.submit(key, update("dong-son", "2019-10")).status() == 202);

            SERVICE.delete(EXCEPTIONS + "/" + id, ADMIN_KEY);
            await().atMost(A_MOMENT)
                    .until(() ->
                            other.submit(key, update("dong-son", "2019-10")).status() == 422);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | unit reason firstQuarter lastDay",
                "{'unit':'x','firstQuarter':'2019-Q4','lastDay':'2022-04-15','reason':'r'} | unit",
                "{'unit':'nam-ngan','firstQuarter':'2019','lastDay':'15/4','reason':'r'} | firstQuarter lastDay",
                "{'unit':'nam-ngan','firstQuarter':'2019-Q4','lastDay':'2022-04-15','reason':'','until':1} | until reason",
                "{'unit':7,'firstQuarter':'2019-Q4','lastDay':'2022-04-15','reason':'r'} | unit",
            })
    void saysAllThatIsWrongWithARequest(String request, String fields) {
        Answer answer = SERVICE.post(EXCEPTIONS, ADMIN_KEY, request.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("EXCEPTION_NOT_VALID");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .contains(fields.split(" ")[0])
                .isSubsetOf(fields.split(" "));
    }

    @Test
    void onlyAdministratorsGrant() {
        String ward = SERVICE.keyOf("nam-ngan");

        assertThat(SERVICE.post(EXCEPTIONS, ward, "{}").code()).isEqualTo("FORBIDDEN");
        assertThat(SERVICE.delete(EXCEPTIONS + "/ex_1", ward).code()).isEqualTo("FORBIDDEN");
        assertThat(SERVICE.delete(EXCEPTIONS + "/ex_1", ADMIN_KEY).code()).isEqualTo("UNKNOWN_EXCEPTION");
        assertThat(SERVICE.get(EXCEPTIONS, SERVICE.keyOfOwners("CITY")).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whatComesAfterItsDeadlineIsAcceptedAndMarked() {
        Answer answer = SERVICE.submit(
                SERVICE.keyOf("dong-son"),
                "[%s,%s]".formatted(update("dong-son", "2022-03"), update("dong-son", "2022-04")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("results").get(0).get("lateSince").asString())
                .isEqualTo("2022-04-08T00:00:00+07:00");
        assertThat(answer.json().get("results").get(1).has("lateSince")).isFalse();
        assertThat(answer.json().get("results").get(1).has("exception")).isFalse();
    }

    @Test
    void anOfficialFigureIsCorrectedWithAReason() {
        FigureHistoryIT.publish(FigureHistoryIT.total(
                "dong-tan",
                "URBAN_VIOLATIONS",
                List.of(new QuarterlyTotal.Figure(
                        ReportingPeriod.parse("2022-02"),
                        new BigDecimal("6"),
                        FigureStatus.OFFICIAL,
                        ServiceUnderTest.TODAY.minusSeconds(3600)))));
        FigureHistoryIT.awaitFigure("dong-tan", "URBAN_VIOLATIONS", "2022-02");
        String key = SERVICE.keyOf("dong-tan");
        String correction = update("dong-tan", "2022-02").replace("\"6\"", "\"7\"");

        assertThat(SERVICE.submit(key, correction).errorCodes(0)).containsExactly("REASON_REQUIRED");
        assertThat(SERVICE.submit(key, correction.replace("}", ",\"reason\":\"đếm lại\"}"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void anAreaBelowZeroIsRefused() {
        Answer answer = SERVICE.post(
                "/api/v1/updates?confirm=true",
                SERVICE.keyOf("nam-ngan"),
                "{\"unit\":\"nam-ngan\",\"indicator\":\"LAND_CLEARED\",\"period\":\"2022-03\",\"value\":\"-5\"}");

        assertThat(answer.errorCodes(0)).containsExactly("VALUE_BELOW_ZERO");
        assertThat(answer.json()
                        .get("results")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("messageVi")
                        .asString())
                .startsWith("Chỉ tiêu này không thể âm, số liệu đang là -5. Hãy");
    }

    private static Answer grant(String unit, String lastDay) {
        return SERVICE.post(
                EXCEPTIONS,
                ADMIN_KEY,
                "{\"unit\":\"%s\",\"firstQuarter\":\"2019-Q4\",\"lastDay\":\"%s\",\"reason\":\"Kiểm toán\"}"
                        .formatted(unit, lastDay));
    }

    private static String update(String unit, String period) {
        return "{\"unit\":\"%s\",\"indicator\":\"URBAN_VIOLATIONS\",\"period\":\"%s\",\"value\":\"6\"}"
                .formatted(unit, period);
    }
}
