package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.EmbeddedParts.SERVICE;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** What is strange is held back until its sender says that it is right. */
class WarningsIT {

    private final String key = SERVICE.keyOf("nam-ngan");

    @Test
    void aStrangeFigureNeedsConfirmation() {
        Answer answer = submit("", repayment("w-1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NOTHING_ACCEPTED");
        assertThat(answer.json().get("needConfirmation").asInt()).isOne();
        assertThat(answer.json().get("detail").asString()).contains("1 to be confirmed");
        var result = answer.json().get("results").get(0);
        assertThat(result.get("outcome").asString()).isEqualTo("NEEDS_CONFIRMATION");
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("warnings").get(0).get("code").asString()).isEqualTo("CUMULATIVE_FIGURE_FALLS");
        assertThat(result.get("warnings").get(0).get("field").asString()).isEqualTo("value");
        assertThat(result.get("warnings").get(0).get("messageVi").asString()).contains("nhỏ hơn 0");
    }

    @Test
    void confirmedItIsSentAndTheWarningStillReported() {
        Answer answer = submit("?confirm=true", repayment("w-2"));

        assertThat(answer.status()).isEqualTo(202);
        var result = answer.json().get("results").get(0);
        assertThat(result.get("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(result.get("receipt").asString()).contains("-");
        assertThat(result.get("warnings")).hasSize(1);
        assertThat(answer.json().has("needConfirmation")).isFalse();
        assertThat(EmbeddedParts.PARTS.published().stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .filter(event -> event.contains("\"w-2\"")))
                .singleElement()
                .asString()
                .contains("\"doubted\":true");
    }

    @Test
    void goodOnesBesideItAreKept() {
        Answer answer = submit("", "[" + repayment("w-3") + "," + usual("w-4") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.json().get("needConfirmation").asInt()).isOne();
    }

    @Test
    void anAtomicRequestIsHeldBackAsAWhole() {
        Answer answer = submit("?atomic=true", "[" + repayment("w-5") + "," + usual("w-6") + "]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCodes(1)).containsExactly("NOT_SENT");
        assertThat(submit("?atomic=true&confirm=true", "[" + repayment("w-5") + "," + usual("w-6") + "]")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aDryRunSaysWhatWouldHaveToBeConfirmed() {
        Answer answer = submit("?dryRun=true", "[" + repayment("w-7") + "," + usual("w-8") + "]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("results").get(0).get("outcome").asString())
                .isEqualTo("NEEDS_CONFIRMATION");
    }

    @Test
    void aFileNamesTheCell() {
        Answer answer = SERVICE.send(SERVICE.request("/api/v1/updates?dryRun=true")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(
                        "đơn vị;chỉ tiêu;kỳ báo cáo;giá trị\nnam-ngan;BUDGET_REVENUE;2022-03;-6\n"))
                .build());

        var result = answer.json().get("results").get(0);
        assertThat(result.get("row").asInt()).isEqualTo(2);
        assertThat(result.get("warnings").get(0).get("column").asString()).isEqualTo("giá trị");
    }

    private Answer submit(String query, String body) {
        return SERVICE.post("/api/v1/updates" + query, key, body);
    }

    private static String repayment(String id) {
        return update(id, "2022-03", "-6");
    }

    private static String usual(String id) {
        return update(id, "2022-02", "6");
    }

    private static String update(String id, String period, String value) {
        return "{\"id\":\"%s\",\"unit\":\"nam-ngan\",\"indicator\":\"BUDGET_REVENUE\",\"period\":\"%s\",\"value\":\"%s\"}"
                .formatted(id, period, value);
    }
}
