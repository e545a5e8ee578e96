package vn.chitieu.ingestion.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;

/**
 * One row of a sheet. A number of a cell is the figure that its spreadsheet shows: spreadsheets keep binary fractions,
 * write 1234.1 as 1234.0999999999999, and promise 15 significant digits, so it is rounded to those, in decimals.
 */
final class XlsxRow {

    private static final MathContext SPREADSHEET_DIGITS = new MathContext(15);

    /** More than a spreadsheet ever writes for one number. */
    private static final int MAX_NUMBER = 40;

    /** What a template brings along; a row with nothing else was not filled in. */
    private static final Set<Field> OF_TEMPLATE =
            Set.of(Field.UNIT, Field.INDICATOR, Field.PERIOD, Field.UNIT_OF_MEASURE, Field.STATUS);

    private final ColumnHeaders titles;
    private final Row row;
    private final TableRow file;

    XlsxRow(ColumnHeaders titles, String sheet, Row row, NumberFormat numbers) {
        this.titles = titles;
        this.row = row;
        this.file = new TableRow(titles, new RowLocation(sheet, row.getRowNum(), titles.columns()), numbers);
    }

    boolean isFilledIn() {
        return row.stream().filter(cell -> !isEmpty(cell)).anyMatch(this::isOfTheSender);
    }

    /**
     * Returns whether a cell holds what a template does not bring along: anything in another column, and in the columns
     * of words what is no such word, such as a figure that was typed into the wrong column.
     */
    private boolean isOfTheSender(Cell cell) {
        Optional<Field> field = field(cell);
        if (field.isEmpty()) {
            return !isForReading(cell) || cell.getType() == CellType.NUMBER;
        }
        return !OF_TEMPLATE.contains(field.get()) || isMisplaced(field.get(), cell);
    }

    private static boolean isMisplaced(Field field, Cell cell) {
        return switch (field) {
            case STATUS -> !CellVocabulary.isStatus(XlsxRowsReader.shown(cell));
            case UNIT_OF_MEASURE ->
                cell.getType() == CellType.NUMBER
                        || Character.isDigit(XlsxRowsReader.shown(cell).strip().charAt(0));
            default -> false;
        };
    }

    RawRow read() {
        row.stream().filter(cell -> !isEmpty(cell)).forEach(this::take);
        return file.row();
    }

    private void take(Cell cell) {
        if (!isTitled(cell)) {
            file.otherCells(titles.fields().size(), row.getCellCount());
        }
        field(cell).ifPresent(field -> take(field, cell));
    }

    private boolean isTitled(Cell cell) {
        return cell.getColumnIndex() < titles.fields().size();
    }

    private boolean isForReading(Cell cell) {
        return isTitled(cell) && field(cell).isEmpty();
    }

    private Optional<Field> field(Cell cell) {
        return isTitled(cell) ? titles.fields().get(cell.getColumnIndex()) : Optional.empty();
    }

    private void take(Field field, Cell cell) {
        String raw = XlsxRowsReader.shown(cell);
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            file.flaw(
                    FindingCode.FORMULA_NOT_TAKEN,
                    field,
                    "expected what was typed in, got a formula in " + cell.getAddress(),
                    Map.of("cell", cell.getAddress().toString()));
        } else if (cell.getType() == CellType.NUMBER) {
            number(field, raw);
        } else if (cell.getType() == CellType.BOOLEAN) {
            file.text(field, Boolean.TRUE.equals(cell.asBoolean()) ? "true" : "false");
        } else if (cell.getType() == CellType.STRING) {
            file.text(field, cell.asString());
        } else {
            file.flaw(
                    FindingCode.WRONG_TYPE,
                    field,
                    "expected text or a number, got " + QuotedText.of(raw) + " in " + cell.getAddress(),
                    Map.of("got", QuotedText.of(raw), "expected", "chữ hoặc số"));
        }
    }

    private void number(Field field, String raw) {
        if (field == Field.PERIOD || field == Field.REPORTED_AT) {
            file.flaw(
                    FindingCode.WRONG_TYPE,
                    field,
                    "expected text such as 2022-03, got a number or a date, which a spreadsheet keeps as the number "
                            + QuotedText.of(raw),
                    Map.of("got", "ngày tháng hoặc số", "expected", "chữ như 2022-03"));
            return;
        }
        try {
            if (raw.length() <= MAX_NUMBER) {
                BigDecimal figure = new BigDecimal(raw).round(SPREADSHEET_DIGITS);
                file.exactly(
                        field,
                        figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toString());
                return;
            }
        } catch (NumberFormatException none) {
            // a cell that calls itself a number and holds none: reported below
        }
        file.flaw(
                FindingCode.WRONG_TYPE,
                field,
                "expected a number, got " + QuotedText.of(raw),
                Map.of("got", QuotedText.of(raw), "expected", "số"));
    }

    private static boolean isEmpty(@Nullable Cell cell) {
        return XlsxRowsReader.shown(cell).isBlank() && (cell == null || cell.getFormula() == null);
    }
}
