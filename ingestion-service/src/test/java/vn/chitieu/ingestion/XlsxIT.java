package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** The workbook of a unit: fetched, filled in, sent back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XlsxIT {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PERIOD = 4;
    private static final int VALUE = 5;
    private static final int STATUS = 7;

    private String key = "";

    @BeforeAll
    void aWardHasAKey() {
        key = service().keyOf("nam-ngan");
    }

    @Test
    void aTemplateFilledInComesBackToTheLastDigit() throws Exception {
        List<Map<Integer, String>> rows = rows(template("unit=nam-ngan&quarter=2022-Q1"));
        Map<Integer, String> february = rows.stream()
                .filter(row -> "BUDGET_REVENUE".equals(row.get(2)) && "2022-02".equals(row.get(PERIOD)))
                .findFirst()
                .orElseThrow();

        byte[] filledIn = workbook(rows, Map.of(rows.indexOf(february), new BigDecimal("66640.875")));
        Answer answer = send("", filledIn);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.json().get("notFilledIn").asInt()).isEqualTo(rows.size() - 2);
        var result = answer.json().get("results").get(0);
        assertThat(result.get("sheet").asString()).isEqualTo("Số liệu");
        assertThat(result.get("row").asInt()).isEqualTo(rows.indexOf(february) + 1);
        String receipt = result.get("receipt").asString();
        IndicatorUpdated event = CloudEventRecords.read(
                EmbeddedParts.PARTS.published().stream()
                        .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
                        .findFirst()
                        .orElseThrow(),
                IndicatorUpdated.TYPE,
                IndicatorUpdated.class);
        assertThat(event.value()).isEqualTo("66640.875");
        assertThat(event.status()).isEqualTo(FigureStatus.OFFICIAL);
    }

    @Test
    void theTemplateHasWhatTheUnitReportsAndNothingElse() throws Exception {
        List<Map<Integer, String>> rows = rows(template("unit=nam-ngan&quarter=2022-Q1"));

        assertThat(rows.get(0).values())
                .containsExactly(
                        "đơn vị",
                        "tên đơn vị",
                        "chỉ tiêu",
                        "tên chỉ tiêu",
                        "kỳ báo cáo",
                        "giá trị",
                        "đơn vị tính",
                        "trạng thái",
                        "lý do",
                        "ghi chú");
        assertThat(rows.subList(1, rows.size()))
                .isNotEmpty()
                .allMatch(row -> "nam-ngan".equals(row.get(0)) && !row.containsKey(VALUE))
                .noneMatch(row -> "PRODUCTION_TOTAL".equals(row.get(2)));
        assertThat(rows)
                .filteredOn(row -> "URBAN_VIOLATIONS".equals(row.get(2)))
                .hasSize(3);
    }

    @Test
    void tellsSheetRowAndColumnOfWhatIsWrong() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("Tháng 3");
        List<String> titles = List.of("Đơn vị", "Chỉ tiêu", "Kỳ báo cáo", "Giá trị");
        for (int i = 0; i < titles.size(); i++) {
            sheet.value(0, i, titles.get(i));
        }
        sheet.value(1, 0, "nam-ngan");
        sheet.value(1, 1, "URBAN_VIOLATIONS");
        sheet.value(1, 2, "2022-03");
        sheet.formula(1, 3, "3+3");
        workbook.finish();

        Answer answer = send("", bytes.toByteArray());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCodes(0)).containsExactly("FORMULA_NOT_TAKEN");
        var result = answer.json().get("results").get(0);
        assertThat(result.get("sheet").asString()).isEqualTo("Tháng 3");
        assertThat(result.get("row").asInt()).isEqualTo(2);
        assertThat(result.get("errors").get(0).get("column").asString()).isEqualTo("Giá trị");
    }

    @ParameterizedTest
    @CsvSource({
        "unit=nam-ngan,400,INVALID_PARAMETER",
        "quarter=2022-Q1,400,INVALID_PARAMETER",
        "unit=nam-ngan&quarter=2022,400,INVALID_PARAMETER",
        "unit=nobody&quarter=2022-Q1,400,INVALID_PARAMETER",
        "unit=nam-ngan&quarter=2022-Q1&colour=1,400,UNSUPPORTED_PARAMETER",
        "unit=ham-rong&quarter=2022-Q1,403,FORBIDDEN"
    })
    void refusesATemplateOfNoUnitOrOfOthers(String query, int status, String code) {
        Answer answer = service().get("/api/v1/template?" + query, key);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        assertThat(send("", new byte[] {'P', 'K', 3, 4}).code()).isEqualTo("MALFORMED_XLSX");
    }

    private byte[] template(String query) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        service()
                                .request("/api/v1/template?" + query)
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(TYPE);
        return response.body();
    }

    private static List<Map<Integer, String>> rows(byte[] workbook) throws IOException {
        try (ReadableWorkbook readable = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                Stream<Row> rows = readable.findSheet("Số liệu").orElseThrow().openStream()) {
            return rows.map(XlsxIT::cells).toList();
        }
    }

    private static Map<Integer, String> cells(Row row) {
        Map<Integer, String> cells = new TreeMap<>();
        row.forEach(cell -> {
            if (cell != null && !cell.getText().isEmpty()) {
                cells.put(cell.getColumnIndex(), cell.getText());
            }
        });
        return cells;
    }

    /** Writes the rows anew with some values filled in, as a spreadsheet saves what a clerk typed. */
    private static byte[] workbook(List<Map<Integer, String>> rows, Map<Integer, BigDecimal> values)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("Số liệu");
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            rows.get(i).forEach((column, text) -> sheet.value(row, column, text));
            if (values.containsKey(i)) {
                sheet.value(i, VALUE, values.get(i));
                sheet.value(i, STATUS, "Chính thức");
            }
        }
        workbook.finish();
        return bytes.toByteArray();
    }

    private Answer send(String query, byte[] body) {
        return service()
                .send(service()
                        .request("/api/v1/updates" + query)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", TYPE)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static ServiceUnderTest service() {
        return EmbeddedParts.PARTS.service();
    }
}
