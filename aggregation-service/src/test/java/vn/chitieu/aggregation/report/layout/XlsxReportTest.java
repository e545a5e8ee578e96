package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.aggregation.report.TheSample;

/** Reads the workbook back. */
class XlsxReportTest {

    private static final PrintedReport REPORT = TheSample.whole().printed("city", "vi");
    private static final byte[] FILE = new XlsxReport().write(REPORT);

    @Test
    void numbersAreNumbersWithTheDecimalsThatTheReportShows() throws IOException {
        Row budget = row("Thu ngân sách nhà nước");

        assertThat(number(budget, "Thực hiện quý I-2022")).isEqualTo("799690");
        assertThat(number(budget, "Kế hoạch năm 2022")).isEqualTo("2500000");
        assertThat(format(budget, "Thực hiện quý I-2022")).isEqualTo("#,##0");
        assertThat(number(budget, "Lũy kế so với kế hoạch năm (%)")).isEqualTo("31.9876");
        assertThat(format(budget, "Lũy kế so với kế hoạch năm (%)")).isEqualTo("#,##0");
        assertThat(format(budget, "Tăng, giảm so với cùng kỳ (%)")).isEqualTo("+#,##0.0;-#,##0.0;#,##0.0");
        assertThat(number(row("Diện tích đã giải phóng mặt bằng"), "Thực hiện quý I-2022"))
                .isEqualTo("43.44");
    }

    @Test
    void whatIsNotKnownIsBlankAndNeverZero() throws IOException {
        Row land = row("Diện tích đã giải phóng mặt bằng");

        assertThat(land.getCell(column("Thực hiện cùng kỳ (quý I-2021)")).getCellType())
                .isEqualTo(CellType.BLANK);
        assertThat(land.getCell(column("Tăng, giảm so với cùng kỳ (%)")).getCellType())
                .isEqualTo(CellType.BLANK);
    }

    @Test
    void theHeadingsAreMergedFrozenAndRepeatedOnEveryPage() throws IOException {
        XSSFSheet sheet = workbook().getSheetAt(0);

        assertThat(sheet.getMergedRegions())
                .contains(CellRangeAddress.valueOf("E5:F5"), CellRangeAddress.valueOf("B5:B6"));
        assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 6);
        assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("5:6");
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        assertThat(sheet.getFitToPage()).isTrue();
    }

    /**
     * A number that is wider than its column is shown as hashes; a column wider than the page is cut by some programs.
     */
    @Test
    void nothingIsCut() throws IOException {
        XSSFSheet table = workbook().getSheetAt(0);
        for (PrintedReport.Group group : REPORT.groups()) {
            for (PrintedReport.Line line : group.lines()) {
                for (int column = 0; column < line.cells().size(); column++) {
                    if (REPORT.columns().get(column).kind() == PrintedReport.Kind.NUMBER) {
                        assertThat(table.getColumnWidth(column) / 256)
                                .isGreaterThan(line.cells().get(column).text().length());
                    }
                }
            }
        }
        float inches = workbook().getSheetAt(1).getColumnWidthInPixels(0) / 96;
        assertThat(inches).isLessThan(8.27f - 2 * 0.4f - 1);
    }

    @Test
    void theSecondSheetHasTheSentences() throws IOException {
        XSSFSheet text = workbook().getSheetAt(1);

        assertThat(texts(text))
                .contains("Tình hình thực hiện các chỉ tiêu quý I-2022", "Chỉ tiêu chậm so với tiến độ")
                .anyMatch(line -> line.startsWith("Thu ngân sách nhà nước đạt 799.690 triệu đồng"));
    }

    @Test
    void aTextThatLooksLikeAFormulaStaysText() throws IOException {
        PrintedReport hostile = withScope("=HYPERLINK(\"https://example.org\")");
        try (XSSFWorkbook workbook = read(new XlsxReport().write(hostile))) {
            XSSFCell cell = workbook.getSheetAt(0).getRow(1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(cells(workbook.getSheetAt(0)).map(Cell::getCellType)).doesNotContain(CellType.FORMULA);
        }
    }

    /** An office program refuses a sheet whose elements stand in another order than its schema says. */
    @Test
    void isAsTheSchemaOfTheFormatWants() throws IOException {
        List<XmlError> errors = new ArrayList<>();
        XmlOptions options = new XmlOptions().setErrorListener(errors);
        workbook().getSheetAt(0).getCTWorksheet().validate(options);
        workbook().getSheetAt(1).getCTWorksheet().validate(options);
        assertThat(errors).isEmpty();
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(Arrays.equals(new XlsxReport().write(REPORT), FILE)).isTrue();
    }

    private static PrintedReport withScope(String scope) {
        return new PrintedReport(
                REPORT.language(),
                REPORT.title(),
                scope,
                REPORT.letterhead(),
                REPORT.asOf(),
                REPORT.newest(),
                REPORT.tableName(),
                REPORT.textName(),
                REPORT.columns(),
                REPORT.groups(),
                REPORT.sections());
    }

    private static Row row(String name) throws IOException {
        return StreamSupport.stream(workbook().getSheetAt(0).spliterator(), false)
                .filter(row -> row.getCell(1) != null
                        && row.getCell(1).getStringCellValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String number(Row row, String heading) throws IOException {
        XSSFCell cell = (XSSFCell) row.getCell(column(heading));
        assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
        return cell.getRawValue();
    }

    private static String format(Row row, String heading) throws IOException {
        return row.getCell(column(heading)).getCellStyle().getDataFormatString();
    }

    private static int column(String heading) throws IOException {
        return StreamSupport.stream(workbook().getSheetAt(0).getRow(4).spliterator(), false)
                .filter(cell -> cell.getStringCellValue().equals(heading))
                .map(Cell::getColumnIndex)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(XSSFSheet sheet) {
        return cells(sheet).map(Cell::getStringCellValue).toList();
    }

    private static Stream<Cell> cells(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false));
    }

    private static XSSFWorkbook workbook() throws IOException {
        return read(FILE);
    }

    private static XSSFWorkbook read(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }
}
