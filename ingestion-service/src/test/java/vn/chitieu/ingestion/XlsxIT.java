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
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
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
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.plausibility.InMemoryFigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;

/** The workbook of a unit: fetched, filled in, sent back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XlsxIT {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PERIOD = 4;
    private static final int VALUE = 5;
    private static final int STATUS = 9;

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
                        "kỳ trước",
                        "cùng kỳ năm trước",
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

    /** 8 April 2022: of the second quarter April has begun, and 2019 is locked. */
    @Test
    void theTemplateHasNoPeriodThatIsNotOpen() throws Exception {
        List<Map<Integer, String>> ofQuarter = rows(template("unit=nam-ngan&quarter=2022-Q2"));

        assertThat(ofQuarter.subList(1, ofQuarter.size()))
                .isNotEmpty()
                .allMatch(row -> "2022-04".equals(row.get(PERIOD)));
        assertThat(rows(template("unit=nam-ngan&quarter=2019-Q1"))).hasSize(1);
    }

    @Test
    void theTemplateShowsTheFiguresOfThePeriodBeforeAndOfTheYearBefore() throws Exception {
        key = service().keyOf("ham-rong");
        remember(Quarter.parse("2021-Q1"), "2021-02", "50.5");
        remember(Quarter.parse("2022-Q1"), "2022-01", "60.25");

        Map<Integer, String> february = rows(template("unit=ham-rong&quarter=2022-Q1")).stream()
                .filter(row -> "BUDGET_REVENUE".equals(row.get(2)) && "2022-02".equals(row.get(PERIOD)))
                .findFirst()
                .orElseThrow();

        assertThat(february).containsEntry(7, "60.25").containsEntry(8, "50.5");
        key = service().keyOf("nam-ngan");
    }

    private static void remember(Quarter quarter, String period, String value) {
        service()
                .bean(InMemoryFigureHistory.class)
                .put(
                        "thanh-hoa",
                        "ham-rong",
                        "BUDGET_REVENUE",
                        quarter,
                        1,
                        List.of(new ReportedFigure(
                                ReportingPeriod.parse(period),
                                new BigDecimal(value),
                                FigureStatus.PRELIMINARY,
                                ServiceUnderTest.TODAY)));
    }

    /**
     * Filled in as a spreadsheet does: the very same file with numbers in its cells, its protection and its formats.
     */
    @Test
    void theTemplateItselfComesBack() throws Exception {
        Map<String, String> parts = parts(template("unit=nam-ngan&quarter=2022-Q1"));
        String sheet = Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml"));

        assertThat(sheet).contains("<sheetProtection", "cfRule type=\"expression\"", "type=\"list\"");
        assertThat(parts.get("xl/styles.xml")).contains("locked=\"false\"");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).isNotNull();
        parts.put(
                "xl/worksheets/sheet1.xml",
                sheet.replaceFirst("<c r=\"F2\"([^>]*)></c>", "<c r=\"F2\"$1><v>3</v></c>"));
        Answer answer = send("?dryRun=true&confirm=true", zipped(parts));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.json().path("table").path("otherSheets")).isEmpty();
        var reading = answer.json().get("results").get(0).get("reading");
        assertThat(reading.get("value").asString()).isEqualTo("3");
        assertThat(reading.get("cells").toString()).contains("\"cell\":\"F2\"");
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
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
