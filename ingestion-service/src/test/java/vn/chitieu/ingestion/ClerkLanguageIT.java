package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** What a clerk reads whose browser asks for Vietnamese, in her words and with the values at hand. */
class ClerkLanguageIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String GOOD =
            "\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\"";
    private static String key = "";

    @BeforeAll
    static void aWardHasAKey() {
        key = SERVICE.keyOf("nam-ngan");
    }

    /** Whole requests: method, address, type and body; each shows its code and what its text has to say. */
    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "POST | /api/v1/updates | application/json | [{]              | MALFORMED_JSON | dòng 1, cột",
                "POST | /api/v1/updates | application/json | []               | EMPTY_BATCH | Không có số liệu nào",
                "POST | /api/v1/updates | application/json | 7                | UNEXPECTED_SHAPE | không đúng cấu trúc",
                "POST | /api/v1/updates | text/plain       | x                | UNSUPPORTED_MEDIA_TYPE | \"text/plain\"",
                "POST | /api/v1/updates | text/csv         | a;b              | TITLES_NOT_VALID | Cột không nhận ra: \"a\", \"b\". Còn thiếu cột: chỉ tiêu",
                "POST | /api/v1/updates | text/csv         | \"a              | MALFORMED_CSV | nháy kép",
                "POST | /api/v1/updates | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | x | MALFORMED_XLSX | lưu lại dưới dạng .xlsx",
                "POST | /api/v1/updates?dryRun=yes | application/json | {} | INVALID_PARAMETER | dryRun của yêu cầu có giá trị không dùng được: đang ghi \"yes\", cần true hoặc false",
                "POST | /api/v1/updates?dry=true | application/json | {} | UNSUPPORTED_PARAMETER | \"dry\"",
                "POST | /api/v1/updates?reportedAt=2099-01-01T00:00:00Z | application/json | {} | REPORTED_AT_IN_THE_FUTURE | đồng hồ",
                "GET  | /api/v1/template?unit=nowhere&quarter=2022-Q1 | - | - | INVALID_PARAMETER | đang ghi \"nowhere\", cần mã của đơn vị",
                "GET  | /api/v1/template?unit=nam-ngan&quarter=2022-Q7 | - | - | INVALID_PARAMETER | cần quý như 2022-Q1",
                "GET  | /api/v1/receipts/x | - | - | RECEIPT_NOT_READABLE | \"x\"",
                "GET  | /api/v1/receipts/9-77 | - | - | UNDER_WAY | đang chờ đưa vào tổng hợp",
                "GET  | /api/v1/credentials | - | - | FORBIDDEN | cần quyền ADMIN",
                "GET  | /api/v1/nothing | - | - | NOT_FOUND | Không có gì ở địa chỉ này",
                "PUT  | /api/v1/updates | application/json | {} | METHOD_NOT_ALLOWED | không nhận thao tác",
                "GET  | /api/v1/exceptions?city=hue | - | - | UNKNOWN_CITY | chưa có danh mục",
            })
    void aWholeRequest(String method, String address, String type, String body, String code, String says) {
        HttpRequest.Builder request = SERVICE.request(address)
                .header("Authorization", "Bearer " + key)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        Answer english = SERVICE.send(request.copy().build());
        Answer vietnamese = SERVICE.send(
                request.header("Accept-Language", "vi-VN,vi;q=0.9,en;q=0.8").build());

        assertThat(vietnamese.code()).isEqualTo(code);
        String detail = vietnamese.json().path("detail").asString();
        assertThat(detail).contains(says).contains(" Hãy ");
        assertThat(vietnamese.json().path("messageVi").asString()).isEqualTo(detail);
        assertThat(vietnamese.header("Content-Language")).isEqualTo("vi");
        assertThat(english.code()).isEqualTo(code);
        assertThat(english.json().path("messageVi").asString()).isEqualTo(detail);
        assertThat(english.json().path("detail").asString()).isNotBlank().isNotEqualTo(detail);
    }

    @Test
    void aStranger() {
        for (String wrong : new String[] {"", "Bearer nonsense"}) {
            HttpRequest.Builder request = SERVICE.request("/api/v1/updates").header("Accept-Language", "vi");
            if (!wrong.isEmpty()) {
                request.header("Authorization", wrong);
            }
            Answer answer = SERVICE.send(request.POST(BodyPublishers.noBody()).build());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("detail").asString())
                    .contains(wrong.isEmpty() ? "Chưa có khóa truy cập" : "Khóa không đúng hoặc đã bị thu hồi");
        }
    }

    /** Rows: the fields that differ from a good one; each shows its code and what its text has to say. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{UNIT, \"value\": \"1\", \"colour\": 1} | UNKNOWN_FIELD | \"colour\"",
                "{UNIT, \"value\": true} | WRONG_TYPE | Cần số",
                "{UNIT} | MISSING_FIELD | chưa nhập giá trị",
                "{\"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\", \"value\": \"1\"} | MISSING_FIELD | chưa nhập đơn vị",
                "{UNIT, \"value\": \"1\", \"id\": \"có dấu\"} | ID_NOT_VALID | \"có dấu\"",
                "{\"unit\": \"nowhere\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\", \"value\": \"1\"} | UNKNOWN_UNIT | \"nowhere\"",
                "{\"unit\": \"ham-rong\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\", \"value\": \"1\"} | FIGURE_OF_ANOTHER_UNIT | ham-rong, chỉ cho nam-ngan",
                "{\"unit\": \"nam-ngan\", \"indicator\": \"THU\", \"period\": \"2022-03\", \"value\": \"1\"} | UNKNOWN_INDICATOR | \"THU\"",
                "{\"unit\": \"nam-ngan\", \"indicator\": \"PRODUCTION_TOTAL\", \"period\": \"2022-Q1\", \"value\": \"1\"} | INDICATOR_IS_DERIVED | PRODUCTION_TOTAL được hệ thống tự tính",
                "{\"unit\": \"nam-ngan\", \"indicator\": \"EXPORT_VALUE\", \"period\": \"2022-03\", \"value\": \"1\"} | NOT_A_REPORTER | nam-ngan không phải báo cáo chỉ tiêu EXPORT_VALUE",
                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"03/22\", \"value\": \"1\"} | PERIOD_NOT_READABLE | \"03/22\"",
                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-Q1\", \"value\": \"1\"} | PERIOD_OF_ANOTHER_LENGTH | cần mỗi tháng một số, đang ghi quý I-2022",
                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-12\", \"value\": \"1\"} | PERIOD_NOT_BEGUN | tháng 12-2022. Hệ thống nhận số liệu từ ngày 01/12/2022",
                "{UNIT, \"value\": \"12 ha\"} | VALUE_NOT_A_DECIMAL | \"12 ha\"",
                "{UNIT, \"value\": \"0.12345678901\"} | VALUE_TOO_LONG | 10 chữ số sau dấu thập phân",
                "{UNIT, \"value\": \"-1.5\"} | VALUE_BELOW_ZERO | không thể âm, số liệu đang là -1,5",
                "{UNIT, \"value\": \"1\", \"withdrawn\": true} | VALUE_AND_WITHDRAWN | rút số liệu",
                "{UNIT, \"value\": \"1\", \"unitOfMeasure\": \"m2\"} | WRONG_UNIT_OF_MEASURE | tính bằng \"ha\", đang ghi \"m2\"",
                "{UNIT, \"value\": \"1\", \"status\": \"DONE\"} | UNKNOWN_STATUS | đang ghi \"DONE\"",
                "{UNIT, \"value\": \"1\", \"reportedAt\": \"hôm qua\"} | REPORTED_AT_NOT_READABLE | \"hôm qua\"",
                "{UNIT, \"value\": \"1\", \"reportedAt\": \"2099-01-01T00:00:00Z\"} | REPORTED_IN_THE_FUTURE | ngày 01/01/2099",
            })
    void aRow(String update, String code, String says) {
        Answer answer = SERVICE.submit(key, "[" + update.replace("UNIT", GOOD) + "]");

        JsonNode error = answer.json()
                .path("results")
                .path(0)
                .path("errors")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.response().body()));
        assertThat(error.path("messageVi").asString()).contains(says).contains(" Hãy ");
        assertThat(error.path("message").asString()).startsWith("expected ");
        assertThat(answer.json().path("messageVi").asString())
                .isEqualTo(
                        "Không số liệu nào được nhận: 1 số liệu có lỗi. Hãy sửa theo lỗi của từng dòng rồi gửi lại.");
    }

    /** A file that is read in parts keeps what was wrong with its rows beside it. */
    @Test
    void theRowsOfALargeFileAsThoseOfASmallOne() {
        StringBuilder file = new StringBuilder("đơn vị;chỉ tiêu;kỳ báo cáo;giá trị\n");
        for (int row = 0; row < 2_500; row++) {
            file.append("nam-ngan;LAND_CLEARED;2022-03;1,500\n");
        }
        Answer answer = SERVICE.send(SERVICE.request("/api/v1/updates?dryRun=true")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file.toString(), StandardCharsets.UTF_8))
                .build());

        Map<String, Integer> texts = new TreeMap<>();
        answer.json()
                .path("results")
                .forEach(result -> texts.merge(
                        result.path("errors").path(0).path("messageVi").asString(), 1, Integer::sum));
        assertThat(texts).hasSize(1).containsValue(2_500);
        assertThat(texts.keySet().iterator().next()).contains("\"1,500\"").contains("kiểu 1.234,5");
    }
}
