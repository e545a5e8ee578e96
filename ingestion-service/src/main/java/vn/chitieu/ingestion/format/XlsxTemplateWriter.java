package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.update.ExpectedFigure;
import vn.chitieu.ingestion.update.Field;

/**
 * The workbook that a unit fills in and sends back: a row for each figure that it is to report for a quarter, what is
 * known already filled in, the figures of the period before and of the year before beside, and a sheet that says how.
 * Its cells are protected against slips but for those to fill in, a figure ten times or a tenth of the one before turns
 * red; it has no formulas in cells and no macros.
 */
public final class XlsxTemplateWriter {

    /** Against slips alone: the instructions tell it. */
    static final String PASSWORD = "chitieu";

    private static final String KNOWN = "EDEDED";
    private static final String TO_FILL_IN = "FFF9DB";
    private static final String TITLE = "D9E7F5";
    private static final String DOUBTFUL = "F8CBAD";
    private static final String AS_TEXT = "@";
    private static final String AS_NUMBER = "#,##0.##########";

    /** What stands in the columns, in their order, and how wide they are in characters. */
    private static final List<Column> COLUMNS = List.of(
            new Column(Field.UNIT.vietnamese(), 16, false),
            new Column(ColumnTitles.NAME_OF_UNIT, 26, false),
            new Column(Field.INDICATOR.vietnamese(), 26, false),
            new Column(ColumnTitles.NAME_OF_INDICATOR, 52, false),
            new Column(Field.PERIOD.vietnamese(), 13, false),
            new Column(Field.VALUE.vietnamese(), 20, true),
            new Column(Field.UNIT_OF_MEASURE.vietnamese(), 16, false),
            new Column(ColumnTitles.LAST_FIGURE, 18, false),
            new Column(ColumnTitles.YEAR_BEFORE, 18, false),
            new Column(Field.STATUS.vietnamese(), 15, true),
            new Column(Field.REASON.vietnamese(), 28, true),
            new Column(Field.NOTE.vietnamese(), 28, true));

    private static final int VALUE = 5;
    private static final int LAST = 7;
    private static final int BEFORE = 8;
    private static final int STATUS = 9;

    /** As the service warns: far from the last figure, unless the figure of the year before is near. */
    private static final String IS_DOUBTFUL = ("AND(ISNUMBER(F2),F2<>0,ISNUMBER(H2),H2<>0,"
                    + "OR(ABS(F2)>=10*ABS(H2),10*ABS(F2)<=ABS(H2)),"
                    + "NOT(AND(ISNUMBER(I2),I2<>0,ABS(F2)<10*ABS(I2),10*ABS(F2)>ABS(I2))))")
            .replace("<", "&lt;")
            .replace(">", "&gt;");

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
        sheet.protect(PASSWORD);
        new TemplateInstructions(unitName, quarter).write(workbook.newWorksheet(XlsxRowsReader.INSTRUCTIONS));
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
            boolean isNumber = column == VALUE || column == LAST || column == BEFORE;
            if (column < known.size() && column != VALUE) {
                sheet.value(row, column, known.get(column));
            }
            sheet.style(row, column)
                    .format(isNumber ? AS_NUMBER : AS_TEXT)
                    .fillColor(COLUMNS.get(column).isToFillIn() ? TO_FILL_IN : KNOWN)
                    .wrapText(!isNumber)
                    .verticalAlignment("top")
                    .borderStyle("thin")
                    .protectionOption(
                            ProtectionOption.LOCKED, !COLUMNS.get(column).isToFillIn())
                    .set();
        }
        earlier(sheet, row, LAST, figure.last());
        earlier(sheet, row, BEFORE, figure.yearBefore());
    }

    private static void earlier(Worksheet sheet, int row, int column, @Nullable BigDecimal figure) {
        if (figure != null) {
            sheet.value(row, column, figure);
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
        sheet.range(1, VALUE, rows, VALUE)
                .style()
                .fillColor(DOUBTFUL)
                .set(new ConditionalFormattingExpressionRule(IS_DOUBTFUL, false));
        sheet.range(1, STATUS, rows, STATUS)
                .validateWithListByFormula("\"" + String.join(",", CellVocabulary.STATUSES) + "\"")
                .allowBlank(true)
                .showErrorMessage(true)
                .errorTitle("Trạng thái")
                .error("Chọn một trong các mục của danh sách. Choose one of the list.");
    }

    private record Column(String title, int widthCharacters, boolean isToFillIn) {}
}
