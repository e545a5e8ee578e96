package vn.chitieu.aggregation.report.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.report.PrintedReport;

/** A workbook: the table on the first sheet, the sentences on the second. Numbers are numbers with all their digits. */
@Component
final class XlsxReport implements ReportFormat {

    private static final int FIRST_HEADING_ROW = 4;
    private static final int FROZEN_COLUMNS = 2;
    /** As wide as an upright page: not every program makes a single wide column smaller. */
    static final int TEXT_WIDTH = 80;

    private static final int LEAST_NUMBER_WIDTH = 11;
    private static final float HEADING_POINTS = 66;
    private static final double MARGIN_INCHES = 0.4;

    @Override
    public String suffix() {
        return "xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public byte[] write(PrintedReport report) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            FileMetadata.of(report).mark(workbook.getProperties().getCoreProperties());
            XlsxStyles styles = new XlsxStyles(workbook);
            table(workbook.createSheet(WorkbookUtil.createSafeSheetName(report.tableName())), styles, report);
            text(workbook.createSheet(WorkbookUtil.createSafeSheetName(report.textName())), styles, report);
            workbook.write(bytes);
            return ReproducibleZip.of(bytes.toByteArray(), report.newest());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void table(XSSFSheet sheet, XlsxStyles styles, PrintedReport report) {
        List<PrintedReport.Column> columns = report.columns();
        int last = columns.size() - 1;
        titles(sheet, styles, report, last);
        int firstLine = headings(sheet, styles, report);
        int row = firstLine;
        for (PrintedReport.Group group : report.groups()) {
            groupHeading(sheet.createRow(row), styles, group, last);
            sheet.addMergedRegion(new CellRangeAddress(row, row, 1, last));
            row++;
            for (PrintedReport.Line line : group.lines()) {
                line(sheet.createRow(row++), styles, columns, line);
            }
        }
        for (int column = 0; column <= last; column++) {
            sheet.setColumnWidth(column, width(report, column) * 256);
        }
        sheet.createFreezePane(FROZEN_COLUMNS, firstLine);
        sheet.setRepeatingRows(new CellRangeAddress(FIRST_HEADING_ROW, firstLine - 1, 0, last));
        print(sheet, report, true);
    }

    private static void titles(XSSFSheet sheet, XlsxStyles styles, PrintedReport report, int last) {
        List<String> titles = List.of(report.title(), report.scope(), report.asOf());
        for (int row = 0; row < titles.size(); row++) {
            XlsxStyles.text(
                    sheet.createRow(row).createCell(0), titles.get(row), row == 0 ? styles.title() : styles.subtitle());
            sheet.addMergedRegion(new CellRangeAddress(row, row, 0, last));
        }
    }

    /** Writes the headings and returns the row below them. */
    private static int headings(XSSFSheet sheet, XlsxStyles styles, PrintedReport report) {
        int rows = report.hasTwoHeadingRows() ? 2 : 1;
        for (int row = 0; row < rows; row++) {
            XSSFRow headings = sheet.createRow(FIRST_HEADING_ROW + row);
            // Programs do not make a row higher for a cell that goes over two.
            headings.setHeightInPoints(HEADING_POINTS / rows);
            for (int column = 0; column < report.columns().size(); column++) {
                headings.createCell(column).setCellStyle(styles.heading());
            }
        }
        report.upperHeadings().forEach(heading -> heading(sheet, styles, FIRST_HEADING_ROW, heading));
        report.lowerHeadings().forEach(heading -> heading(sheet, styles, FIRST_HEADING_ROW + 1, heading));
        return FIRST_HEADING_ROW + rows;
    }

    private static void heading(XSSFSheet sheet, XlsxStyles styles, int row, PrintedReport.Heading heading) {
        XlsxStyles.text(sheet.getRow(row).getCell(heading.column()), heading.text(), styles.heading());
        if (heading.columns() > 1 || heading.rows() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(
                    row, row + heading.rows() - 1, heading.column(), heading.column() + heading.columns() - 1));
        }
    }

    private static void groupHeading(XSSFRow row, XlsxStyles styles, PrintedReport.Group group, int last) {
        for (int column = 0; column <= last; column++) {
            row.createCell(column).setCellStyle(styles.group());
        }
        XlsxStyles.text(row.getCell(0), group.numeral(), styles.group());
        XlsxStyles.text(row.getCell(1), group.name(), styles.group());
    }

    private static void line(
            XSSFRow row, XlsxStyles styles, List<PrintedReport.Column> columns, PrintedReport.Line line) {
        for (int column = 0; column < columns.size(); column++) {
            PrintedReport.Kind kind = columns.get(column).kind();
            PrintedReport.Cell cell = line.cells().get(column);
            XSSFCellStyle style = styles.of(kind, cell, line.depth());
            if (cell.number() != null) {
                XlsxStyles.number(row.createCell(column), cell.number(), style);
            } else if (kind == PrintedReport.Kind.NUMBER) {
                row.createCell(column).setCellStyle(style);
            } else {
                XlsxStyles.text(row.createCell(column), cell.text(), style);
            }
        }
    }

    private static void text(XSSFSheet sheet, XlsxStyles styles, PrintedReport report) {
        sheet.setColumnWidth(0, TEXT_WIDTH * 256);
        int row = 0;
        XlsxStyles.text(sheet.createRow(row++).createCell(0), report.title(), styles.title());
        XlsxStyles.text(sheet.createRow(row++).createCell(0), report.scope(), styles.subtitle());
        XlsxStyles.text(sheet.createRow(row++).createCell(0), report.asOf(), styles.subtitle());
        for (PrintedReport.Section section : report.sections()) {
            XlsxStyles.text(sheet.createRow(row++).createCell(0), section.heading(), styles.sectionHeading());
            for (String paragraph : section.paragraphs()) {
                XlsxStyles.text(sheet.createRow(row++).createCell(0), paragraph, styles.paragraph());
            }
        }
        print(sheet, report, false);
    }

    private static void print(XSSFSheet sheet, PrintedReport report, boolean landscape) {
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getPrintSetup().setLandscape(landscape);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, MARGIN_INCHES);
        sheet.setMargin(PageMargin.RIGHT, MARGIN_INCHES);
        sheet.getFooter().setLeft(report.asOf().replace("&", "&&"));
        sheet.getFooter().setRight("&P/&N");
    }

    /** In digits. A number that is wider than its column is shown as nothing but hashes. */
    private static int width(PrintedReport report, int column) {
        return switch (report.columns().get(column).kind()) {
            case PLACE -> 6;
            case NAME -> 34;
            case WORD -> 12;
            case NUMBER ->
                report.groups().stream()
                        .flatMap(group -> group.lines().stream())
                        .mapToInt(line -> line.cells().get(column).text().length() + 2)
                        .reduce(LEAST_NUMBER_WIDTH, Math::max);
            case NOTES -> 36;
        };
    }
}
