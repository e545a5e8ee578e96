package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.ingestion.AggregationStandIn.Told;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** What became of an update, asked with the key that sent it. */
class ReceiptsIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static String key = "";

    @BeforeAll
    static void aWardHasAKey() {
        key = SERVICE.keyOf("nam-ngan");
    }

    @Test
    void tellsWhatBecameOfIt() {
        String told =
                "{\"receipt\":\"9-1\",\"outcome\":\"CREATED\",\"unit\":\"nam-ngan\",\"totals\":[{\"revision\":3}]}";
        EmbeddedParts.AGGREGATION.told.put("9-1", new Told(200, told));

        Answer answer = SERVICE.get("/api/v1/receipts/9-1", key);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(told);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void tellsNothingOfAnotherUnit() {
        EmbeddedParts.AGGREGATION.told.put("9-2", new Told(200, "{\"outcome\":\"CREATED\",\"unit\":\"ham-rong\"}"));

        Answer answer = SERVICE.get("/api/v1/receipts/9-2", key);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(answer.response().body()).doesNotContain("ham-rong", "CREATED");
    }

    @Test
    void whatIsNotThereYetIsAskedForAgain() {
        Answer answer = SERVICE.get("/api/v1/receipts/9-3", key);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("UNDER_WAY");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void whatNeverWasIsNotTakenForWhatIsNotThereYet() {
        EmbeddedParts.AGGREGATION.told.put("9-5", new Told(404, "{\"code\": \"RECEIPT_UNKNOWN\"}"));

        Answer answer = SERVICE.get("/api/v1/receipts/9-5", key);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("RECEIPT_UNKNOWN");
        assertThat(answer.json().path("messageVi").asString()).contains("9-5");
    }

    @ParameterizedTest
    @CsvSource({
        "500,{}",
        "200,<html>a proxy</html>",
        "200,{}",
        "404,'{\"code\": \"NOT_FOUND\"}'",
        "302,''",
        "403,'{\"code\": \"FORBIDDEN\"}'"
    })
    void doesNotTakeAnythingElseForAnAnswer(int status, String body) {
        EmbeddedParts.AGGREGATION.told.put("9-4", new Told(status, body));

        Answer answer = SERVICE.get("/api/v1/receipts/9-4", key);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("RECEIPTS_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "1-", "-1-2", "1-2-3", "٣-٤", "1-1234567890123456789"})
    void takesNothingElseForAReceipt(String receipt) {
        Answer answer = SERVICE.get("/api/v1/receipts/" + URLEncoder.encode(receipt, StandardCharsets.UTF_8), key);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("RECEIPT_NOT_READABLE");
    }

    @Test
    void isForThoseWhoReport() {
        assertThat(SERVICE.get("/api/v1/receipts/9-1", SERVICE.keyOfOwners("CITY"))
                        .status())
                .isEqualTo(403);
        assertThat(SERVICE.get("/api/v1/receipts/9-1", "nobody").status()).isEqualTo(401);
    }
}
