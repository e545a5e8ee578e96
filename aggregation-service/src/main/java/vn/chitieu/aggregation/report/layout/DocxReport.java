package vn.chitieu.aggregation.report.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.report.PrintedReport;

/**
 * A document in the usual form of a report: letterhead with places for number and date, title, sentences, and the table
 * with headings that repeat on every page.
 */
@Component
final class DocxReport implements ReportFormat {

    private static final int TEXT_SIZE = 13;
    private static final int TITLE_SIZE = 14;
    private static final int TABLE_SIZE = 10;

    @Override
    public String suffix() {
        return "docx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }

    @Override
    public byte[] write(PrintedReport report) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            FileMetadata.of(report).mark(document.getProperties().getCoreProperties());
            DocxLayout layout = new DocxLayout(document, report.language());
            layout.landscapeA4();
            layout.footer(report.asOf());
            letterhead(layout, report.letterhead());
            layout.line(report.title().toUpperCase(Locale.ROOT), TITLE_SIZE, true, ParagraphAlignment.CENTER);
            layout.line(report.scope(), TEXT_SIZE, true, ParagraphAlignment.CENTER);
            layout.line(report.asOf(), TEXT_SIZE, false, ParagraphAlignment.CENTER);
            text(layout, report);
            layout.heading(report.tableName(), TEXT_SIZE);
            table(layout, report);
            document.write(bytes);
            return ReproducibleZip.of(bytes.toByteArray(), report.newest());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void letterhead(DocxLayout layout, PrintedReport.Letterhead letterhead) {
        XWPFTableRow row = layout.borderless(2);
        DocxLayout.lines(
                row.getCell(0),
                TEXT_SIZE,
                List.of(letterhead.issuer().toUpperCase(Locale.ROOT)),
                List.of(letterhead.number()));
        DocxLayout.lines(
                row.getCell(1), TEXT_SIZE, List.of(letterhead.state(), letterhead.motto()), List.of(letterhead.date()));
    }

    private static void text(DocxLayout layout, PrintedReport report) {
        for (PrintedReport.Section section : report.sections()) {
            layout.heading(section.heading(), TEXT_SIZE);
            for (String paragraph : section.paragraphs()) {
                XWPFParagraph line = layout.line(paragraph, TEXT_SIZE, false, ParagraphAlignment.BOTH);
                line.setIndentationFirstLine(DocxLayout.FIRST_LINE_TWIPS);
            }
        }
    }

    private static void table(DocxLayout layout, PrintedReport report) {
        List<PrintedReport.Column> columns = report.columns();
        XWPFTable table =
                layout.table(columns.stream().map(PrintedReport.Column::kind).toList());
        headings(table, report);
        for (PrintedReport.Group group : report.groups()) {
            XWPFTableRow heading = DocxLayout.row(table, 2);
            DocxLayout.fill(heading.getCell(0), group.numeral(), TABLE_SIZE, true, ParagraphAlignment.CENTER);
            DocxLayout.fill(heading.getCell(1), group.name(), TABLE_SIZE, true, ParagraphAlignment.LEFT);
            DocxLayout.span(heading.getCell(1), columns.size() - 1);
            heading.getTableCells().forEach(DocxLayout::staysWithNext);
            group.lines().forEach(line -> line(table, columns, line));
        }
        DocxLayout.finish(table);
    }

    private static void headings(XWPFTable table, PrintedReport report) {
        List<PrintedReport.Heading> upper = report.upperHeadings();
        XWPFTableRow first = DocxLayout.row(table, upper.size());
        first.setRepeatHeader(true);
        DocxLayout.atLeast(first, report.hasTwoHeadingRows() ? 3 : 6, TABLE_SIZE);
        for (int cell = 0; cell < upper.size(); cell++) {
            PrintedReport.Heading heading = upper.get(cell);
            DocxLayout.fill(first.getCell(cell), heading.text(), TABLE_SIZE, true, ParagraphAlignment.CENTER);
            DocxLayout.span(first.getCell(cell), heading.columns());
            if (heading.rows() > 1) {
                DocxLayout.beginsDown(first.getCell(cell));
            }
        }
        if (!report.hasTwoHeadingRows()) {
            return;
        }
        XWPFTableRow second = DocxLayout.row(table, report.columns().size());
        second.setRepeatHeader(true);
        DocxLayout.atLeast(second, 3, TABLE_SIZE);
        for (int cell = 0; cell < report.columns().size(); cell++) {
            if (report.columns().get(cell).over() == null) {
                DocxLayout.goesOnDown(second.getCell(cell));
            } else {
                String text = report.columns().get(cell).heading();
                DocxLayout.fill(second.getCell(cell), text, TABLE_SIZE, true, ParagraphAlignment.CENTER);
            }
        }
    }

    private static void line(XWPFTable table, List<PrintedReport.Column> columns, PrintedReport.Line line) {
        XWPFTableRow row = DocxLayout.row(table, columns.size());
        for (int column = 0; column < columns.size(); column++) {
            DocxLayout.fill(
                    row.getCell(column),
                    line.cells().get(column).text(),
                    TABLE_SIZE,
                    false,
                    alignment(columns.get(column).kind()));
            if (columns.get(column).kind() == PrintedReport.Kind.NAME) {
                DocxLayout.indent(row.getCell(column), line.depth());
            }
        }
    }

    private static ParagraphAlignment alignment(PrintedReport.Kind kind) {
        return switch (kind) {
            case PLACE, WORD -> ParagraphAlignment.CENTER;
            case NUMBER -> ParagraphAlignment.RIGHT;
            case NAME, NOTES -> ParagraphAlignment.LEFT;
        };
    }
}
