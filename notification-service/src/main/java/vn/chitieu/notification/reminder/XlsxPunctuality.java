package vn.chitieu.notification.reminder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;

/** The punctuality records as a workbook of one sheet, a row for each unit, ready to be printed on A4. */
@Component
final class XlsxPunctuality implements PunctualityFile {

    private static final Map<String, MessageBundle> PHRASES = Map.of(
            "vi", MessageBundle.of(XlsxPunctuality.class, "vi"), "en", MessageBundle.of(XlsxPunctuality.class, "en"));
    private static final List<String> COLUMNS =
            List.of("place", "unit", "reports", "late", "reminders", "warnings", "missing", "longest", "details");
    private static final int[] WIDTHS = {6, 34, 14, 10, 14, 14, 12, 16, 60};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final int HEADINGS = 3;

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public String suffix() {
        return "xlsx";
    }

    @Override
    public byte[] write(Catalog city, int year, List<PunctualityQuery.Row> rows, Instant asOf, String language) {
        MessageBundle say = PHRASES.get(language);
        if (say == null) {
            throw new IllegalArgumentException("expected language vi or en, got " + language);
        }
        Map<String, String> ofYear = Map.of("year", String.valueOf(year));
        String time = TIME.format(asOf.atZone(city.calendar().zone()));
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(say.say("sheet", ofYear)));
            XSSFCellStyle bold = style(workbook, true, false);
            title(sheet, 0, say.say("title", ofYear), bold);
            title(sheet, 1, say.say("asof", Map.of("time", time)), style(workbook, false, false));
            headings(sheet.createRow(HEADINGS), say, style(workbook, true, true));
            table(sheet, rows, say, style(workbook, false, true));
            layout(sheet);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void title(XSSFSheet sheet, int row, String text, XSSFCellStyle style) {
        text(sheet.createRow(row).createCell(0), text, style);
        sheet.addMergedRegion(new CellRangeAddress(row, row, 0, COLUMNS.size() - 1));
    }

    private static void headings(XSSFRow row, MessageBundle say, XSSFCellStyle style) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            text(row.createCell(column), say.say(COLUMNS.get(column)), style);
        }
    }

    private static void table(
            XSSFSheet sheet, List<PunctualityQuery.Row> rows, MessageBundle say, XSSFCellStyle style) {
        int at = HEADINGS + 1;
        for (PunctualityQuery.Row row : rows) {
            XSSFRow line = sheet.createRow(at);
            number(line.createCell(0), at - HEADINGS, style);
            text(line.createCell(1), row.name(), style);
            number(line.createCell(2), row.reports(), style);
            number(line.createCell(3), row.late(), style);
            number(line.createCell(4), row.reminders(), style);
            number(line.createCell(5), row.warnings(), style);
            number(line.createCell(6), row.missing(), style);
            number(line.createCell(7), row.longestLateWorkingDays(), style);
            text(line.createCell(8), details(row, say), style);
            at++;
        }
        if (rows.isEmpty()) {
            title(sheet, at, say.say("none"), style);
        }
    }

    private static String details(PunctualityQuery.Row row, MessageBundle say) {
        return row.entries().stream().map(entry -> entry(entry, say)).collect(Collectors.joining("\n"));
    }

    private static String entry(PunctualityRecord.Entry entry, MessageBundle say) {
        return say.say(
                entry.late() ? "entry.late" : "entry",
                Map.of(
                        "period", entry.report().period().toString(),
                        "state", say.say("state." + entry.state())));
    }

    private static void layout(XSSFSheet sheet) {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        sheet.createFreezePane(2, HEADINGS + 1);
        sheet.setRepeatingRows(new CellRangeAddress(HEADINGS, HEADINGS, 0, WIDTHS.length - 1));
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("&P/&N");
    }

    /**
     * Text stays text: a user that opens the cell and leaves it does not turn a name that looks like a formula into
     * one.
     */
    private static void text(XSSFCell cell, String text, XSSFCellStyle style) {
        cell.setCellValue(text);
        cell.setCellStyle(style);
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            XSSFCellStyle quoted = style.copy();
            quoted.getCoreXf().setQuotePrefix(true);
            cell.setCellStyle(quoted);
        }
    }

    private static void number(XSSFCell cell, int number, XSSFCellStyle style) {
        cell.setCellValue(number);
        cell.setCellStyle(style);
    }

    private static XSSFCellStyle style(XSSFWorkbook workbook, boolean bold, boolean boxed) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) 12);
        font.setBold(bold);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        BorderStyle border = boxed ? BorderStyle.THIN : BorderStyle.NONE;
        style.setBorderTop(border);
        style.setBorderBottom(border);
        style.setBorderLeft(border);
        style.setBorderRight(border);
        return style;
    }
}
