package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.update.Field;

/**
 * The workbook that a unit fills in and sends back: a row for each figure that it is to report for a quarter, what is
 * known already filled in, and a sheet that says how. It has no formulas and no macros.
 */
public final class XlsxTemplateWriter {

    private static final String KNOWN = "EDEDED";
    private static final String TO_FILL_IN = "FFF9DB";
    private static final String TITLE = "D9E7F5";
    private static final String AS_TEXT = "@";
    private static final String AS_NUMBER = "#,##0.##########";

    /** What stands in the columns, in their order, and how wide they are in characters. */
    private static final List<Column> COLUMNS = List.of(
            new Column(Field.UNIT.vietnamese(), 16),
            new Column(ColumnTitles.NAME_OF_UNIT, 26),
            new Column(Field.INDICATOR.vietnamese(), 26),
            new Column(ColumnTitles.NAME_OF_INDICATOR, 52),
            new Column(Field.PERIOD.vietnamese(), 13),
            new Column(Field.VALUE.vietnamese(), 20),
            new Column(Field.UNIT_OF_MEASURE.vietnamese(), 16),
            new Column(Field.STATUS.vietnamese(), 15),
            new Column(Field.REASON.vietnamese(), 28),
            new Column(Field.NOTE.vietnamese(), 28));

    private static final int VALUE = 5;
    private static final int STATUS = 7;

    private final String unitName;
    private final Quarter quarter;
    private final List<ExpectedFigure> figures;

    /** Makes the template of a unit. */
    public XlsxTemplateWriter(String unitName, Quarter quarter, List<ExpectedFigure> figures) {
        this.unitName = unitName;
        this.quarter = quarter;
        this.figures = figures;
    }

    /** Writes the workbook; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Chitieu", "1.0");
        Worksheet sheet = workbook.newWorksheet(XlsxRowsReader.SHEET);
        titles(sheet);
        for (int i = 0; i < figures.size(); i++) {
            row(sheet, i + 1, figures.get(i));
        }
        if (!figures.isEmpty()) {
            validate(sheet, figures.size());
        }
        sheet.freezePane(0, 1);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0); // as many pages long as it takes
        instructions(workbook.newWorksheet("Hướng dẫn"));
        workbook.finish();
    }

    private static void titles(Worksheet sheet) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.value(0, column, COLUMNS.get(column).title());
            sheet.width(column, COLUMNS.get(column).widthCharacters());
        }
        sheet.range(0, 0, 0, COLUMNS.size() - 1)
                .style()
                .bold()
                .wrapText(true)
                .fillColor(TITLE)
                .borderStyle("thin")
                .set();
    }

    private void row(Worksheet sheet, int row, ExpectedFigure figure) {
        List<String> known = List.of(
                figure.unit().id(),
                unitName,
                figure.indicator().code(),
                figure.indicator().display().name().vi(),
                figure.period().toString(),
                "",
                figure.indicator().display().unitOfMeasure().vi());
        for (int column = 0; column < COLUMNS.size(); column++) {
            boolean given = column < known.size() && column != VALUE;
            if (given) {
                sheet.value(row, column, known.get(column));
            }
            sheet.style(row, column)
                    .format(column == VALUE ? AS_NUMBER : AS_TEXT)
                    .fillColor(given ? KNOWN : TO_FILL_IN)
                    .wrapText(column != VALUE)
                    .verticalAlignment("top")
                    .borderStyle("thin")
                    .set();
        }
    }

    private static void validate(Worksheet sheet, int rows) {
        sheet.range(1, VALUE, rows, VALUE)
                .validateWithFormula("ISNUMBER(F2)")
                .allowBlank(true)
                .errorStyle(DataValidationErrorStyle.STOP)
                .showErrorMessage(true)
                .errorTitle("Giá trị")
                .error("Ô này chỉ nhận số. This cell takes a number.");
        sheet.range(1, STATUS, rows, STATUS)
                .validateWithListByFormula("\"" + String.join(",", CellVocabulary.STATUSES) + "\"")
                .allowBlank(true)
                .showErrorMessage(true)
                .errorTitle("Trạng thái")
                .error("Chọn một trong các mục của danh sách. Choose one of the list.");
    }

    private void instructions(Worksheet sheet) {
        List<String> lines = List.of(
                "Biểu nhập số liệu quý " + quarter.number() + " năm " + quarter.year() + " – " + unitName,
                "",
                "1. Nhập số vào các ô màu vàng của cột \"giá trị\" trong trang \"" + XlsxRowsReader.SHEET
                        + "\". Dòng để trống coi như chưa báo cáo.",
                "2. Trạng thái: ước, sơ bộ hoặc chính thức; để trống nghĩa là sơ bộ.",
                "3. Không dùng công thức: hãy sao chép rồi dán giá trị. Không đổi tên các cột.",
                "4. Khi sửa số đã báo cáo, ghi rõ lý do.",
                "5. Gửi nguyên tệp này lên địa chỉ /api/v1/updates; kết quả chỉ rõ dòng và cột nào cần sửa.",
                "",
                "Figures of quarter " + quarter.number() + " of " + quarter.year() + ", " + unitName,
                "",
                "1. Enter numbers into the yellow cells of the column \"giá trị\" of the sheet \""
                        + XlsxRowsReader.SHEET + "\". A row left empty is not reported.",
                "2. Status: ước (estimate), sơ bộ (preliminary) or chính thức (official); none means preliminary.",
                "3. No formulas: copy and paste as values. Leave the titles as they are.",
                "4. Give the reason where a figure corrects one reported before.",
                "5. Send the whole file to /api/v1/updates; the answer names the row and column of what needs mending.");
        sheet.width(0, 110);
        for (int i = 0; i < lines.size(); i++) {
            sheet.value(i, 0, lines.get(i));
            sheet.style(i, 0).wrapText(true).set();
        }
        sheet.style(0, 0).bold().fontSize(13).set();
        sheet.style(8, 0).bold().fontSize(13).set();
    }

    private record Column(String title, int widthCharacters) {}
}
