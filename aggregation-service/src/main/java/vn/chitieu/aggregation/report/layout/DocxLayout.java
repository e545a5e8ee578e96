package vn.chitieu.aggregation.report.layout;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import vn.chitieu.aggregation.report.PrintedReport;

/** Pages, paragraphs and tables of one document, in Times New Roman. Lengths are in twips, a twentieth of a point. */
final class DocxLayout {

    static final int FIRST_LINE_TWIPS = 567;

    private static final String FONT = "Times New Roman";
    private static final int LONG_SIDE_TWIPS = 16_838;
    private static final int SHORT_SIDE_TWIPS = 11_906;
    private static final int MARGIN_TWIPS = 1_134;
    private static final int TEXT_WIDTH_TWIPS = LONG_SIDE_TWIPS - 2 * MARGIN_TWIPS;
    private static final int STEP_TWIPS = 170;
    private static final int SPACE_TWIPS = 80;
    private static final int CELL_MARGIN_TWIPS = 45;
    private static final int LINE_TWIPS_PER_POINT = 23;
    private static final int FOOTER_SIZE = 10;

    private final XWPFDocument document;

    DocxLayout(XWPFDocument document, String language) {
        this.document = document;
        document.createStyles().setSpellingLanguage(language.equals("en") ? "en-GB" : "vi-VN");
    }

    void landscapeA4() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(BigInteger.valueOf(LONG_SIDE_TWIPS));
        size.setH(BigInteger.valueOf(SHORT_SIDE_TWIPS));
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN_TWIPS);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setHeader(BigInteger.valueOf(MARGIN_TWIPS / 2));
        margins.setFooter(BigInteger.valueOf(MARGIN_TWIPS / 2));
        margins.setGutter(BigInteger.ZERO);
    }

    /** Adds a footer of a text and the number of the page among all pages. */
    void footer(String text) {
        XWPFParagraph line = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        line.setAlignment(ParagraphAlignment.CENTER);
        run(line, text + "  ·  ", FOOTER_SIZE, false);
        field(line, "PAGE");
        run(line, "/", FOOTER_SIZE, false);
        field(line, "NUMPAGES");
    }

    XWPFParagraph line(String text, int size, boolean bold, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(SPACE_TWIPS);
        run(paragraph, text, size, bold);
        return paragraph;
    }

    /** Adds a heading that stays on the page of what follows it. */
    void heading(String text, int size) {
        XWPFParagraph paragraph = line(text, size, true, ParagraphAlignment.LEFT);
        paragraph.setSpacingBefore(2 * SPACE_TWIPS);
        paragraph.setKeepNext(true);
    }

    /** Adds a table without lines, one row high, as wide as the text. */
    XWPFTableRow borderless(int cells) {
        XWPFTable table = document.createTable(1, cells);
        table.removeBorders();
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(TEXT_WIDTH_TWIPS);
        grid(table, Collections.nCopies(cells, TEXT_WIDTH_TWIPS / cells));
        XWPFTableRow row = table.getRow(0);
        row.getTableCells().forEach(cell -> cell.setWidth(String.valueOf(TEXT_WIDTH_TWIPS / cells)));
        document.createParagraph();
        return row;
    }

    /** Adds a table with lines; {@link #finish} it when its rows are there. */
    XWPFTable table(List<PrintedReport.Kind> columns) {
        XWPFTable table = document.createTable(1, 1);
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(TEXT_WIDTH_TWIPS);
        table.setCellMargins(0, CELL_MARGIN_TWIPS, 0, CELL_MARGIN_TWIPS);
        int weights = columns.stream().mapToInt(DocxLayout::weight).sum();
        grid(
                table,
                columns.stream()
                        .map(kind -> TEXT_WIDTH_TWIPS * weight(kind) / weights)
                        .toList());
        return table;
    }

    private static void grid(XWPFTable table, List<Integer> widths) {
        CTTblGrid grid = table.getCTTbl().getTblGrid();
        if (grid == null) {
            grid = table.getCTTbl().addNewTblGrid();
        }
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
    }

    /** Removes the row that every table is born with. */
    static void finish(XWPFTable table) {
        table.removeRow(0);
    }

    static XWPFTableRow row(XWPFTable table, int cells) {
        XWPFTableRow row = table.createRow();
        while (row.getTableCells().size() < cells) {
            row.createCell();
        }
        row.setCantSplitRow(true);
        return row;
    }

    static void fill(XWPFTableCell cell, String text, int size, boolean bold, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setAlignment(alignment);
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        run(paragraph, text, size, bold);
    }

    /** Makes a row high enough for some lines of its text; programs forget that of rows that they repeat. */
    static void atLeast(XWPFTableRow row, int lines, int size) {
        row.setHeight(lines * size * LINE_TWIPS_PER_POINT);
        row.setHeightRule(TableRowHeightRule.AT_LEAST);
    }

    /** Keeps a cell's row on the page of the row that follows it. */
    static void staysWithNext(XWPFTableCell cell) {
        cell.getParagraphs().get(0).setKeepNext(true);
    }

    static void indent(XWPFTableCell cell, int depth) {
        cell.getParagraphs().get(0).setIndentationLeft(depth * STEP_TWIPS);
    }

    /** Fills a cell with centered lines, bold ones first. */
    static void lines(XWPFTableCell cell, int size, List<String> bold, List<String> light) {
        XWPFParagraph first = cell.getParagraphs().get(0);
        for (int line = 0; line < bold.size() + light.size(); line++) {
            XWPFParagraph paragraph = line == 0 ? first : cell.addParagraph();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            boolean isBold = line < bold.size();
            run(paragraph, isBold ? bold.get(line) : light.get(line - bold.size()), size, isBold);
        }
    }

    static void span(XWPFTableCell cell, int columns) {
        if (columns > 1) {
            properties(cell).addNewGridSpan().setVal(BigInteger.valueOf(columns));
        }
    }

    static void beginsDown(XWPFTableCell cell) {
        properties(cell).addNewVMerge().setVal(STMerge.RESTART);
    }

    static void goesOnDown(XWPFTableCell cell) {
        properties(cell).addNewVMerge().setVal(STMerge.CONTINUE);
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        CTTcPr properties = cell.getCTTc().getTcPr();
        return properties == null ? cell.getCTTc().addNewTcPr() : properties;
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
        return run;
    }

    private static void field(XWPFParagraph paragraph, String name) {
        run(paragraph, "", FOOTER_SIZE, false).getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        run(paragraph, "", FOOTER_SIZE, false).getCTR().addNewInstrText().setStringValue(name);
        run(paragraph, "", FOOTER_SIZE, false).getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private static int weight(PrintedReport.Kind kind) {
        return switch (kind) {
            case PLACE -> 6;
            case NAME -> 21;
            case WORD -> 11;
            case NUMBER -> 12;
            case NOTES -> 18;
        };
    }
}
