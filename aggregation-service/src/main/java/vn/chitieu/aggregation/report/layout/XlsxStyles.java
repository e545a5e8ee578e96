package vn.chitieu.aggregation.report.layout;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;
import vn.chitieu.aggregation.report.PrintedReport;

/** Cell styles of one workbook, and helpers that fill its cells. */
final class XlsxStyles {

    private static final String FONT = "Times New Roman";
    private static final short TEXT_SIZE = 12;
    private static final short TITLE_SIZE = 15;
    private static final int MOST_CHARACTERS = 32_767;

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> known = new HashMap<>();

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /**
     * Fills a cell with text that stays text: a user that opens the cell and leaves it again does not turn a name that
     * begins like a formula into one.
     */
    static void text(XSSFCell cell, String text, XSSFCellStyle style) {
        cell.setCellValue(text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
        cell.setCellStyle(style);
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            XSSFCellStyle quoted = style.copy();
            quoted.getCoreXf().setQuotePrefix(true);
            cell.setCellStyle(quoted);
        }
    }

    /** Fills a cell with a decimal as it is: a workbook writes numbers in digits, so nothing has to become binary. */
    static void number(XSSFCell cell, BigDecimal number, XSSFCellStyle style) {
        cell.getCTCell().setT(STCellType.N);
        cell.getCTCell().setV(number.toPlainString());
        cell.setCellStyle(style);
    }

    XSSFCellStyle title() {
        return known.computeIfAbsent(
                "title", key -> aligned(plain(TITLE_SIZE, true, false), HorizontalAlignment.CENTER));
    }

    XSSFCellStyle subtitle() {
        return known.computeIfAbsent(
                "subtitle", key -> aligned(plain(TEXT_SIZE, false, true), HorizontalAlignment.CENTER));
    }

    XSSFCellStyle sectionHeading() {
        return known.computeIfAbsent("section", key -> plain(TEXT_SIZE, true, false));
    }

    XSSFCellStyle paragraph() {
        return known.computeIfAbsent("paragraph", key -> plain(TEXT_SIZE, false, false));
    }

    XSSFCellStyle heading() {
        return known.computeIfAbsent("heading", key -> {
            XSSFCellStyle style = aligned(boxed(plain(TEXT_SIZE, true, false)), HorizontalAlignment.CENTER);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            return filled(style, IndexedColors.GREY_25_PERCENT);
        });
    }

    XSSFCellStyle group() {
        return known.computeIfAbsent("group", key -> boxed(plain(TEXT_SIZE, true, false)));
    }

    /** Returns what a cell of a row looks like. */
    XSSFCellStyle of(PrintedReport.Kind kind, PrintedReport.Cell cell, int depth) {
        String format = kind == PrintedReport.Kind.NUMBER ? format(cell) : "";
        return known.computeIfAbsent(kind + "/" + format + "/" + depth, key -> {
            XSSFCellStyle style = boxed(plain(TEXT_SIZE, false, depth > 0 && kind == PrintedReport.Kind.NAME));
            switch (kind) {
                case NUMBER -> {
                    aligned(style, HorizontalAlignment.RIGHT);
                    style.setDataFormat(workbook.createDataFormat().getFormat(format));
                }
                case PLACE, WORD -> aligned(style, HorizontalAlignment.CENTER);
                case NAME -> {
                    aligned(style, HorizontalAlignment.LEFT);
                    style.setIndention((short) depth);
                }
                case NOTES -> {
                    aligned(style, HorizontalAlignment.LEFT);
                    // Apart from the number before it.
                    style.setIndention((short) 1);
                }
            }
            return style;
        });
    }

    /** As many decimals as the report shows; the reader's own program puts in its thousands and decimal signs. */
    private static String format(PrintedReport.Cell cell) {
        String digits = "#,##0" + (cell.decimals() == 0 ? "" : "." + "0".repeat(cell.decimals()));
        return cell.signed() ? "+" + digits + ";-" + digits + ";" + digits : digits;
    }

    private XSSFCellStyle plain(short size, boolean bold, boolean italic) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(size);
        font.setBold(bold);
        font.setItalic(italic);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static XSSFCellStyle aligned(XSSFCellStyle style, HorizontalAlignment alignment) {
        style.setAlignment(alignment);
        return style;
    }

    private static XSSFCellStyle boxed(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style, IndexedColors colour) {
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
