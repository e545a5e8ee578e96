package vn.chitieu.ingestion.format;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FoldedText;

/**
 * What the header of a table says, and the lines above it.
 *
 * @param columns the titled ones, in their order
 * @param headerRows numbers of the rows with titles, one or two
 * @param above what the lines above the table say of all of its rows
 */
record TableColumns(List<TableColumn> columns, List<Integer> headerRows, LinesAbove above) {

    TableColumns {
        columns = List.copyOf(columns);
        headerRows = List.copyOf(headerRows);
    }

    /** Returns how many cells a row has at least. */
    int width() {
        return columns.isEmpty() ? 0 : columns.get(columns.size() - 1).position() + 1;
    }

    /** Returns the columns whose cells say one field of a whole row. */
    List<TableColumn> ofRows() {
        return columns.stream()
                .filter(column -> column.field() != null && !column.isOfOnePeriod())
                .toList();
    }

    /** Returns the columns that have the figures of one period each; none where the row names its period. */
    List<TableColumn> ofPeriods() {
        return columns.stream().filter(TableColumn::isOfOnePeriod).toList();
    }

    /** Returns whether the lines above the table name the period of all rows. */
    boolean isOfOnePeriod() {
        return above.period() != null && of(Field.PERIOD) == null && ofPeriods().isEmpty();
    }

    /** Returns the column of a field; null where there is none. */
    @Nullable
    TableColumn of(Field field) {
        return columns.stream()
                .filter(column -> column.field() == field && !column.isOfOnePeriod())
                .findFirst()
                .orElse(null);
    }

    /** Returns whether it is a table for people, who leave rows empty: a template, or one with columns of periods. */
    boolean hasRowsToFillIn() {
        return columns.stream()
                        .anyMatch(column -> column.field() == null
                                && FoldedText.of(column.title()).equals(FoldedText.of(ColumnTitles.NAME_OF_INDICATOR)))
                || columns.stream().anyMatch(TableColumn::isOfOnePeriod);
    }

    /** Returns the titled columns by their places. */
    Map<Integer, TableColumn> byPosition() {
        return columns.stream().collect(Collectors.toMap(TableColumn::position, Function.identity()));
    }

    /** Returns whether a row repeats the titles, as a printed page does, or numbers the columns below them. */
    boolean isHeaderAgain(SheetRow row) {
        boolean repeated = row.cells().size() > 2
                && row.cells().stream()
                        .allMatch(cell -> columns.stream()
                                .anyMatch(column -> column.position() == cell.column()
                                        && FoldedText.of(column.title()).equals(shortened(cell))));
        return repeated || (row.number() == headerRows.get(headerRows.size() - 1) + 1 && isNumbering(row));
    }

    /**
     * "A, B, 1, 2" or "(1), (2)" below the titles: at least two numbers, since letters and one number may be a figure.
     */
    private boolean isNumbering(SheetRow row) {
        return row.cells().size() == columns.size()
                && row.cells().stream()
                        .allMatch(cell -> cell.text().length() <= 6 && isNumber(cell, "[A-Za-z]|[0-9]{1,2}"))
                && row.cells().stream().anyMatch(cell -> isNumber(cell, "1"))
                && row.cells().stream().anyMatch(cell -> isNumber(cell, "2"));
    }

    private static String shortened(SheetCell cell) {
        return cell.text().length() > 100 ? "" : FoldedText.of(cell.text());
    }

    private static boolean isNumber(SheetCell cell, String pattern) {
        return cell.text().strip().matches("\\(?(" + pattern + ")\\)?");
    }
}
