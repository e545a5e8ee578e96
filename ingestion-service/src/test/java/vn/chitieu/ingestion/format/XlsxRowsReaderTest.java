package vn.chitieu.ingestion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.support.problem.ProblemException;

class XlsxRowsReaderTest {

    private static final String SHEET_PART = "xl/worksheets/sheet1.xml";
    private static final long LIMIT_BYTES = 4 << 20;

    private final XlsxRowsReader xlsx = new XlsxRowsReader(100, new ZipLimits(LIMIT_BYTES), new WorkbookPermits(1));

    @Test
    void readsNumbersAsDecimalsAndTellsSheetAndRow() throws IOException {
        RawRow row = read(workbook(sheet -> {
                    titles(sheet, 2);
                    sheet.value(4, 0, "u");
                    sheet.value(4, 1, "I");
                    sheet.value(4, 2, "2022-03");
                    sheet.value(4, 3, new java.math.BigDecimal("799690.5"));
                }))
                .rows()
                .get(0);

        assertThat(row.texts())
                .isEqualTo(Map.of(
                        Field.UNIT, "u", Field.INDICATOR, "I", Field.PERIOD, "2022-03", Field.VALUE, "799690.5"));
        assertThat(row.place().sheet()).isEqualTo("Trang 1");
        assertThat(row.place().row()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "1234.0999999999999,1234.1",
        "0.30000000000000004,0.3",
        "123456789012345,123456789012345",
        "-0,0",
        "1.5E-5,0.000015",
        "7.9969E5,799690"
    })
    void readsWhatASpreadsheetShowsNotItsBinaryFraction(String written, String figure) throws IOException {
        byte[] workbook = withCell("<c r=\"D2\"><v>" + written + "</v></c>");

        assertThat(read(workbook).rows().get(0).text(Field.VALUE)).contains(figure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"D2\"><f>1+1</f><v>2</v></c>",
                "<c r=\"D2\" t=\"str\"><f>A1&amp;B1</f><v>12</v></c>",
                "<c r=\"D2\"><f t=\"shared\" ref=\"D2:D3\" si=\"0\">1+1</f><v>2</v></c>",
                "<c r=\"D2\"><f>[1]Sheet1!A1</f><v>5</v></c>"
            })
    void takesNoFormulas(String cell) throws IOException {
        RawRow row = read(withCell(cell)).rows().get(0);

        assertThat(row.flaws()).extracting(Violation::code).containsExactly(FindingCode.FORMULA_NOT_TAKEN);
        assertThat(row.text(Field.VALUE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'<c r=\"D2\" t=\"e\"><v>#REF!</v></c>',WRONG_TYPE",
        "'<c r=\"D2\"><v>NaN</v></c>',WRONG_TYPE",
        "'<c r=\"D2\"><v>1e</v></c>',WRONG_TYPE",
        "'<c r=\"D2\" t=\"inlineStr\"><is><t>1.234</t></is></c>',VALUE_AMBIGUOUS",
        "'<c r=\"D2\" t=\"b\"><v>1</v></c>',VALUE_NOT_A_DECIMAL",
        "'<c r=\"D2\"><v>1</v></c><c r=\"E2\"><v>2</v></c>',WRONG_NUMBER_OF_CELLS"
    })
    void refusesTheRowAlone(String cell, FindingCode code) throws IOException {
        assertThat(read(withCell(cell)).rows().get(0).flaws())
                .extracting(Violation::code)
                .containsExactly(code);
    }

    @Test
    void readsTextInACellOfAValueAsItWasDeclared() throws IOException {
        byte[] workbook = withCell("<c r=\"D2\" t=\"inlineStr\"><is><t>1.234,5</t></is></c>");

        assertThat(read(workbook, NumberFormat.VIETNAMESE).rows().get(0).text(Field.VALUE))
                .contains("1234.5");
    }

    @Test
    void aPeriodThatBecameADateIsRefused() throws IOException {
        byte[] workbook = edited(
                filledIn(),
                SHEET_PART,
                xml -> xml.replaceFirst("<c r=\"C2\"[^>]*>.*?</c>", "<c r=\"C2\"><v>44621</v></c>"));

        RawRow row = read(workbook).rows().get(0);

        assertThat(row.flaws()).extracting(Violation::code).containsExactly(FindingCode.WRONG_TYPE);
        assertThat(row.flaws().get(0).message()).contains("2022-03", "44621");
    }

    @Test
    void leavesOutWhatIsNotFilledInAndCountsIt() throws IOException {
        FileRows file = read(workbook(sheet -> {
            titles(sheet, 0);
            for (int i = 1; i <= 3; i++) {
                sheet.value(i, 0, "u");
                sheet.value(i, 1, "I");
                sheet.value(i, 2, "2022-03");
            }
            sheet.value(2, 3, 7);
        }));

        assertThat(file.rows()).hasSize(1);
        assertThat(file.rows().get(0).place().row()).isEqualTo(3);
        assertThat(file.notFilledIn()).isEqualTo(2);
    }

    @Test
    void prefersTheSheetOfTheTemplate() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "Chitieu", "1.0");
        workbook.newWorksheet("Ghi nhớ").value(0, 0, "anything");
        Worksheet sheet = workbook.newWorksheet(XlsxRowsReader.SHEET);
        titles(sheet, 0);
        fill(sheet, 1);
        workbook.finish();

        assertThat(read(bytes.toByteArray()).rows().get(0).place().sheet()).isEqualTo("Số liệu");
    }

    @Test
    void refusesOtherTitles() {
        assertThat(refused(workbook(sheet -> sheet.value(0, 0, "colour"))).code())
                .isEqualTo(IngestionProblemCode.TITLES_NOT_VALID);
    }

    @Test
    void refusesMoreThanAllowed() {
        assertThat(refused(workbook(sheet -> {
                            titles(sheet, 0);
                            for (int i = 1; i <= 101; i++) {
                                fill(sheet, i);
                            }
                        }))
                        .code())
                .isEqualTo(IngestionProblemCode.TOO_MANY_UPDATES);
    }

    @Test
    void refusesASheetWithoutUpdates() {
        assertThat(refused(workbook(sheet -> titles(sheet, 0))).code()).isEqualTo(IngestionProblemCode.EMPTY_BATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit;indicator\n", "PK\u0003\u0004", "{\"unit\": 1}"})
    void refusesWhatIsNoWorkbook(String text) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo(IngestionProblemCode.MALFORMED_XLSX);
    }

    @Test
    void refusesHalfAWorkbook() throws IOException {
        byte[] whole = filledIn();

        assertThat(refused(Arrays.copyOf(whole, whole.length / 2)).code())
                .isEqualTo(IngestionProblemCode.MALFORMED_XLSX);
    }

    @Test
    void boundsWhatAWorkbookBecomesWhateverItSaysOfItself() throws IOException {
        byte[] bomb = edited(
                filledIn(),
                SHEET_PART,
                xml -> xml.replace("</sheetData>", " ".repeat(2 * (int) LIMIT_BYTES) + "</sheetData>"));

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refused(bomb).code()).isEqualTo(IngestionProblemCode.XLSX_LIMIT_EXCEEDED);
    }

    @Test
    void boundsTheParts() throws IOException {
        byte[] many = zipped(parts -> {
            for (int i = 0; i < 300; i++) {
                parts.put("part" + i, "");
            }
        });

        assertThat(refused(many).code()).isEqualTo(IngestionProblemCode.XLSX_LIMIT_EXCEEDED);
    }

    @Test
    void expandsNoEntities() throws IOException {
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>";
        byte[] hostile = edited(
                filledIn(),
                SHEET_PART,
                xml -> xml.replaceFirst("\\?>", "?>" + laughs)
                        .replaceFirst(
                                "<c r=\"D2\"[^>]*>.*?</c>", "<c r=\"D2\" t=\"inlineStr\"><is><t>&f;&b;</t></is></c>"));

        assertThat(refused(hostile).code()).isEqualTo(IngestionProblemCode.MALFORMED_XLSX);
    }

    @Property(tries = 300)
    void aBrokenByteIsReadOrRefused(@ForAll @IntRange(max = 10_000) int at, @ForAll byte value) throws IOException {
        byte[] bytes = filledIn();
        bytes[at % bytes.length] = value;

        readOrRefused(bytes);
    }

    @Property(tries = 300)
    void aBrokenSheetIsReadOrRefused(@ForAll @IntRange(max = 5_000) int from, @ForAll @IntRange(max = 60) int length)
            throws IOException {
        readOrRefused(edited(filledIn(), SHEET_PART, xml -> {
            int start = from % xml.length();
            return xml.substring(0, start) + xml.substring(Math.min(xml.length(), start + length));
        }));
    }

    private void readOrRefused(byte[] bytes) throws IOException {
        try {
            assertThat(read(bytes).rows()).isNotEmpty();
        } catch (ProblemException refused) {
            assertThat(refused.code().status().is4xxClientError()).isTrue();
        }
    }

    private FileRows read(byte[] workbook) throws IOException {
        return read(workbook, NumberFormat.UNDECLARED);
    }

    private FileRows read(byte[] workbook, NumberFormat format) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        FileSummary read = xlsx.read(new ByteArrayInputStream(workbook), FileOptions.of(format), rows::add);
        return new FileRows(rows, read.notFilledIn());
    }

    private record FileRows(List<RawRow> rows, int notFilledIn) {}

    /** A template with a figure in the wrong column was passed over as one that was not filled in. */
    @ParameterizedTest
    @CsvSource({"4, 6", "4, sáu", "5, 6", "5, '6,5'"})
    void aFigureInTheWrongColumnIsNotPassedOver(int column, String cell) throws IOException {
        byte[] workbook = workbook(sheet -> {
            template(sheet);
            if (cell.equals("6")) {
                sheet.value(2, column, 6);
            } else {
                sheet.value(2, column, cell);
            }
        });

        assertThat(read(workbook).rows()).extracting(row -> row.place().row()).containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ước", " Sơ bộ ", "chính thức", "OFFICIAL"})
    void aRowWithNothingButItsStatusIsNotFilledIn(String status) throws IOException {
        byte[] workbook = workbook(sheet -> {
            template(sheet);
            sheet.value(2, 4, status);
        });

        assertThat(read(workbook).rows()).hasSize(1);
    }

    private static void template(Worksheet sheet) {
        titles(sheet, 0);
        sheet.value(0, 4, "trạng thái");
        sheet.value(0, 5, "đơn vị tính");
        fill(sheet, 1);
        fill(sheet, 2);
        sheet.value(2, 3, "");
        sheet.value(2, 5, "trường hợp");
    }

    private ProblemException refused(byte[] workbook) {
        return (ProblemException) catchThrowable(() -> read(workbook));
    }

    private static byte[] filledIn() {
        return workbook(sheet -> {
            titles(sheet, 0);
            fill(sheet, 1);
        });
    }

    private static byte[] withCell(String cell) throws IOException {
        return edited(
                filledIn(),
                SHEET_PART,
                xml -> xml.replaceFirst("<c r=\"D2\"[^>]*>.*?</c>", Matcher.quoteReplacement(cell)));
    }

    private static void titles(Worksheet sheet, int row) {
        List<String> titles = List.of("unit", "indicator", "period", "value");
        for (int i = 0; i < titles.size(); i++) {
            sheet.value(row, i, titles.get(i));
        }
    }

    private static void fill(Worksheet sheet, int row) {
        sheet.value(row, 0, "u");
        sheet.value(row, 1, "I");
        sheet.value(row, 2, "2022-03");
        sheet.value(row, 3, 12);
    }

    private static byte[] workbook(Consumer<Worksheet> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(bytes, "Chitieu", "1.0");
            content.accept(workbook.newWorksheet("Trang 1"));
            workbook.finish();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static byte[] edited(byte[] workbook, String part, UnaryOperator<String> edit) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String before = parts.get(part);
        assertThat(before).as(parts.keySet().toString()).isNotNull();
        parts.put(part, edit.apply(before));
        return zipped(all -> all.putAll(parts));
    }

    private static byte[] zipped(Consumer<Map<String, String>> content) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        content.accept(parts);
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
}
