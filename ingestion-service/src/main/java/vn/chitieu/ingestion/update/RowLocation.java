package vn.chitieu.ingestion.update;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Location of a row in a file of rows and columns, as a person who has it open in a spreadsheet finds it.
 *
 * @param sheet name of the sheet; null where the format has none
 * @param row number of the row from 1, the header included
 * @param columns title of the column by field, of those that the file has
 * @param positions number of the column from 0 by field, of those that the file has
 */
public record RowLocation(@Nullable String sheet, int row, Map<Field, String> columns, Map<Field, Integer> positions) {

    private static final int LETTERS = 26;

    public RowLocation {
        if (row < 1) {
            throw new IllegalArgumentException("expected a row from 1, got " + row);
        }
        columns = Map.copyOf(columns);
        positions = Map.copyOf(positions);
    }

    /** Makes a location of which the columns are known by their titles alone. */
    public RowLocation(@Nullable String sheet, int row, Map<Field, String> columns) {
        this(sheet, row, columns, Map.of());
    }

    /** Returns the same place in another row. */
    public RowLocation at(int otherRow) {
        return new RowLocation(sheet, otherRow, columns, positions);
    }

    /** Returns the column of the field with that name; null where it has none. */
    public @Nullable String column(String label) {
        return Field.of(label).map(columns::get).orElse(null);
    }

    /** Returns the address of the field's cell, such as {@code D5}; null where the field with that name has none. */
    public @Nullable String cell(String label) {
        return Field.of(label)
                .map(positions::get)
                .map(position -> letters(position) + row)
                .orElse(null);
    }

    /** Returns what a spreadsheet calls the column of that number from 0, such as {@code AB}. */
    public static String letters(int position) {
        StringBuilder letters = new StringBuilder();
        for (int rest = position; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }
}
