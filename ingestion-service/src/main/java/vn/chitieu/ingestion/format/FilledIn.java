package vn.chitieu.ingestion.format;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FoldedText;

/** Whether a row of a template was filled in. */
final class FilledIn {

    /** What a template brings along; a row with nothing else was not filled in. */
    private static final Set<Field> OF_TEMPLATE =
            Set.of(Field.UNIT, Field.INDICATOR, Field.PERIOD, Field.YEAR, Field.UNIT_OF_MEASURE, Field.STATUS);

    private FilledIn() {}

    /** Returns whether any cell is of the sender. */
    static boolean is(SheetRow row, Map<Integer, TableColumn> titled) {
        return row.cells().stream().anyMatch(cell -> isOfTheSender(cell, titled.get(cell.column())));
    }

    /**
     * Returns whether a cell holds what a template does not bring along: anything in another column, and in the columns
     * of words what is no such word, such as a figure that was typed into the wrong column.
     */
    private static boolean isOfTheSender(SheetCell cell, @Nullable TableColumn column) {
        if (column == null) {
            return true;
        }
        Field field = column.field();
        if (field == null) {
            return cell.kind() == SheetCell.Kind.NUMBER && !bringsNumbers(column.title());
        }
        return !OF_TEMPLATE.contains(field) || isMisplaced(field, cell);
    }

    /** Names have no numbers; the columns of earlier figures, plans and sums have. */
    private static boolean bringsNumbers(String title) {
        String folded = FoldedText.of(title);
        return !folded.equals(FoldedText.of(ColumnTitles.NAME_OF_INDICATOR))
                && !folded.equals(FoldedText.of(ColumnTitles.NAME_OF_UNIT));
    }

    private static boolean isMisplaced(Field field, SheetCell cell) {
        return switch (field) {
            case STATUS -> !CellVocabulary.isStatus(cell.text());
            case UNIT_OF_MEASURE ->
                cell.kind() == SheetCell.Kind.NUMBER
                        || Character.isDigit(cell.text().strip().charAt(0));
            default -> false;
        };
    }
}
