package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** Files of updates as a clerk's spreadsheet saves them, through the running service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CsvIT {

    private static final String TITLES = "id;đơn vị;chỉ tiêu;kỳ báo cáo;giá trị;đơn vị tính;ghi chú\r\n";

    private String key = "";

    @BeforeAll
    void aWardHasAKey() {
        key = service().keyOf("nam-ngan");
    }

    @Test
    void keepsTheFigureOfASpreadsheetToTheLastDigit() throws Exception {
        String id = id();
        Answer answer = send(
                "?numbers=vi",
                "text/csv; charset=utf-8",
                "\ufeff" + TITLES + id
                        + ";nam-ngan;BUDGET_REVENUE;2022-03;1.234.567,0503;triệu đồng;\"đối chiếu; xong\"\r\n");

        assertThat(answer.status()).isEqualTo(202);
        var result = answer.json().get("results").get(0);
        assertThat(result.get("row").asInt()).isEqualTo(2);
        assertThat(result.has("sheet")).isFalse();
        String receipt = result.get("receipt").asString();
        IndicatorUpdated event = CloudEventRecords.read(
                EmbeddedParts.PARTS.published().stream()
                        .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
                        .findFirst()
                        .orElseThrow(),
                IndicatorUpdated.TYPE,
                IndicatorUpdated.class);
        assertThat(event.value()).isEqualTo("1234567.0503");
        assertThat(event.note()).isEqualTo("đối chiếu; xong");
    }

    @Test
    void tellsRowAndColumnOfWhatIsWrongAndKeepsTheRowsBeside() {
        Answer answer = send(
                "?numbers=vi",
                "text/csv",
                TITLES
                        + ";nam-ngan;URBAN_VIOLATIONS;2022-03;6;trường hợp;\r\n"
                        + "\r\n"
                        + ";ham-rong;URBAN_VIOLATIONS;2022-03;12.34;;\r\n"
                        + ";nam-ngan;URBAN_VIOLATIONS;2022-03\r\n");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        var wrong = answer.json().get("results").get(1);
        assertThat(wrong.get("row").asInt()).isEqualTo(4);
        assertThat(answer.errorCodes(1)).containsExactlyInAnyOrder("VALUE_NOT_A_DECIMAL", "FIGURE_OF_ANOTHER_UNIT");
        assertThat(wrong.get("errors")
                        .valueStream()
                        .map(error -> error.get("column").asString()))
                .containsExactlyInAnyOrder("giá trị", "đơn vị");
        assertThat(answer.errorCodes(2)).containsExactly("WRONG_NUMBER_OF_CELLS");
        assertThat(answer.json().get("results").get(2).get("row").asInt()).isEqualTo(5);
    }

    @Test
    void neverGuessesHowNumbersAreWritten() {
        Answer answer = send("", "text/csv", TITLES + ";nam-ngan;BUDGET_REVENUE;2022-03;1.234;;\r\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCodes(0)).containsExactly("VALUE_AMBIGUOUS");
        var error = answer.json().get("results").get(0).get("errors").get(0);
        assertThat(error.get("cell").asString()).isEqualTo("E2");
        assertThat(error.get("messageVi").asString()).contains("\"1.234\" là 1234 hay 1,234");
    }

    @Test
    void checksOnlyWhereAskedTo() {
        long before = EmbeddedParts.PARTS.publishedCount();
        Answer answer =
                send("?dryRun=true&numbers=plain", "text/csv", TITLES + ";nam-ngan;URBAN_VIOLATIONS;2022-03;6;;\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(EmbeddedParts.PARTS.publishedCount()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void refusesAnotherEncodingWithoutItsMarkAsAWhole(String charset) {
        byte[] body =
                (TITLES + ";nam-ngan;URBAN_VIOLATIONS;2022-03;6;trường hợp;\r\n").getBytes(Charset.forName(charset));

        assertThat(send("", "text/csv", body).code()).isEqualTo("NOT_UTF8");
    }

    @ParameterizedTest
    @CsvSource({
        "?numbers=VI,text/csv,400,INVALID_PARAMETER",
        "?numbers=vi&numbers=plain,text/csv,400,INVALID_PARAMETER",
        "?number=vi,text/csv,400,UNSUPPORTED_PARAMETER",
        "?numbers=vi,application/json,400,UNSUPPORTED_PARAMETER",
        "'',text/csv;charset=windows-1258,415,UNSUPPORTED_MEDIA_TYPE",
        "'',text/plain,415,UNSUPPORTED_MEDIA_TYPE"
    })
    void refusesWhatItDoesNotKnow(String query, String type, int status, String code) {
        Answer answer = send(query, type, TITLES + ";nam-ngan;URBAN_VIOLATIONS;2022-03;6;;\r\n");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void targetsAreNotTakenFromAFile() {
        Answer answer = service()
                .send(service()
                        .request("/api/v1/targets")
                        .header("Authorization", "Bearer " + service().keyOfOwners("CITY"))
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("scope;value\n"))
                        .build());

        assertThat(answer.status()).isEqualTo(415);
    }

    private Answer send(String query, String type, String body) {
        return send(query, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String query, String type, byte[] body) {
        return service()
                .send(service()
                        .request("/api/v1/updates" + query)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static ServiceUnderTest service() {
        return EmbeddedParts.PARTS.service();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
