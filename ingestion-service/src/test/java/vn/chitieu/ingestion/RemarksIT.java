package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.EmbeddedParts.PARTS;
import static vn.chitieu.ingestion.EmbeddedParts.SERVICE;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** Difficulties and proposals of units, over HTTP and onto the log. It is 8 April 2022. */
class RemarksIT {

    private static final String REMARKS = "/api/v1/remarks";
    private static final String OF_QUARTER = REMARKS + "?quarter=2022-Q1";
    private static final String STAFF = SERVICE.post(
                    "/api/v1/credentials", ADMIN_KEY, "{\"name\": \"staff\", \"rights\": [\"ANSWER\"]}")
            .json()
            .get("key")
            .asString();

    @Test
    void aRemarkIsWrittenOnceChangedAnsweredWithdrawnAndPublished() {
        String ward = SERVICE.keyOf("quang-hung");
        String body = body("remark-it-1", "quang-hung", "Thiếu <b>vốn</b>\\nđối ứng")
                .replace("}", ", \"writtenAt\": \"2022-04-05T09:00:00+07:00\"}");
        Answer written = SERVICE.post(REMARKS, ward, body);
        assertThat(written.status()).as(written.response().body()).isEqualTo(201);
        assertThat(written.json().get("text").asString()).isEqualTo("Thiếu <b>vốn</b>\nđối ứng");
        assertThat(written.json().get("at").asString()).isEqualTo("2022-04-05T02:00:00Z");
        assertThat(Instant.parse(written.json().get("receivedAt").asString()))
                .isAfter(ServiceUnderTest.TODAY.minusSeconds(1));
        assertThat(SERVICE.post(REMARKS, ward, body).status()).isEqualTo(200);
        assertThat(SERVICE.post(REMARKS, ward, body.replace("vốn", "đất")).code())
                .isEqualTo("REMARK_ID_TAKEN");

        String answer = "{\"id\": \"answer-it-1\", \"text\": \"Giao phòng Tài chính.\"}";
        String answers = REMARKS + "/remark-it-1/answers";
        Answer answered = changed("POST", answers, STAFF, written.header("ETag"), answer);
        assertThat(answered.status()).as(answered.response().body()).isEqualTo(201);
        assertThat(answered.json().get("state").asString()).isEqualTo("ANSWERED");
        assertThat(changed("POST", answers, STAFF, written.header("ETag"), answer)
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        published("remark-it-1").stream().anyMatch(event -> event.contains("Giao phòng Tài chính.")));

        String change = "{\"kind\": \"PROPOSAL\", \"indicator\": \"LAND_CLEARED\", \"text\": \"Đề nghị bổ sung\"}";
        String address = REMARKS + "/remark-it-1";
        Answer stale = changed("PUT", address, ward, written.header("ETag"), change);
        assertThat(stale.code()).isEqualTo("REMARK_CHANGED");
        assertThat(stale.json().get("messageVi").asString()).contains("vừa được sửa hoặc trả lời");
        Answer again = changed("PUT", address, ward, answered.header("ETag"), change);
        assertThat(again.json().get("state").asString()).isEqualTo("OPEN");
        assertThat(again.json().at("/earlier/0/text").asString()).startsWith("Thiếu");

        assertThat(changed("PUT", address, ward, again.header("ETag"), "{\"withdrawn\": true}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(changed("POST", answers, STAFF, again.header("ETag"), "{\"id\": \"answer-it-2\", \"text\": \"x\"}")
                        .code())
                .isEqualTo("UNKNOWN_REMARK");
    }

    @Test
    void aUnitSeesAndWritesItsOwnAloneAndTheCityAll() {
        String ward = SERVICE.keyOf("quang-thanh");
        Answer written = SERVICE.post(REMARKS, ward, body("remark-it-2", "quang-thanh", "x"));
        SERVICE.post(REMARKS, SERVICE.keyOf("quang-hung"), body("remark-it-3", "quang-hung", "y"));

        assertThat(ids(SERVICE.get(OF_QUARTER, ward))).containsExactly("remark-it-2");
        assertThat(ids(SERVICE.get(OF_QUARTER, STAFF))).contains("remark-it-2", "remark-it-3");
        assertThat(ids(SERVICE.get(OF_QUARTER + "&unit=quang-hung", ADMIN_KEY)))
                .contains("remark-it-3")
                .doesNotContain("remark-it-2");
        assertThat(SERVICE.get(OF_QUARTER + "&unit=quang-hung", ward).code()).isEqualTo("FORBIDDEN");
        assertThat(SERVICE.post(REMARKS, ward, body("remark-it-4", "quang-hung", "x"))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(changed("PUT", REMARKS + "/remark-it-3", ward, "\"1\"", "{\"withdrawn\": true}")
                        .code())
                .isEqualTo("FORBIDDEN");
        String answer = "{\"id\": \"answer-it-3\", \"text\": \"x\"}";
        assertThat(changed("POST", REMARKS + "/remark-it-2/answers", ward, written.header("ETag"), answer)
                        .status())
                .isEqualTo(403);
        assertThat(SERVICE.post(REMARKS, STAFF, body("remark-it-5", "quang-hung", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(SERVICE.post(REMARKS + "/remark-it-2/answers", STAFF, answer).code())
                .isEqualTo("IF_MATCH_MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | id kind quarter text unit",
                "{'id': 'short', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x'} | id",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022', 'kind': 'WISH', 'text': ' '} | kind quarter text",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q3', 'kind': 'PROPOSAL', 'text': 'x'} | quarter",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x', 'indicator': 'X'} | indicator",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'a\\u0007'} | text",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x', 'by': 'me'} | by",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x', 'writtenAt': '2022-04-08'} | writtenAt",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x', 'writtenAt': 1649300000} | writtenAt",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x', 'writtenAt': '2999-01-01T00:00:00Z'} | writtenAt",
                "{'id': 'remark-it-9', 'unit': 'quang-tam', 'quarter': '2022-Q1', 'kind': 'PROPOSAL', 'text': 'x', 'writtenAt': '2021-12-31T23:59:59+07:00'} | writtenAt"
            })
    void saysAllThatIsWrongAtOnce(String body, String fields) {
        Answer refused = SERVICE.post(REMARKS, SERVICE.keyOf("quang-tam"), body.replace('\'', '"'));

        assertThat(refused.code()).isEqualTo("REMARK_NOT_VALID");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString())
                        .distinct()
                        .sorted())
                .containsExactly(fields.split(" "));
        assertThat(ids(SERVICE.get(OF_QUARTER + "&unit=quang-tam", STAFF))).isEmpty();
    }

    private static List<String> ids(Answer answer) {
        return answer.json()
                .get("remarks")
                .valueStream()
                .map((JsonNode one) -> one.get("id").asString())
                .toList();
    }

    private static List<String> published(String id) {
        return PARTS.published(Topics.UNIT_REMARKS).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(event -> event.contains("\"id\":\"" + id + "\""))
                .toList();
    }

    private static Answer changed(String method, String path, String key, String tag, String body) {
        return SERVICE.send(SERVICE.request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private static String body(String id, String unit, String text) {
        return """
                {"id": "%s", "unit": "%s", "quarter": "2022-Q1", "kind": "DIFFICULTY", "text": "%s"}
                """.formatted(id, unit, text);
    }
}
