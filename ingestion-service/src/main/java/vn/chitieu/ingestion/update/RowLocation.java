package vn.chitieu.ingestion.update;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Location of a row in a file of rows and columns, as a person who has it open in a spreadsheet finds it.
 *
 * @param sheet name of the sheet; null where the format has none
 * @param row number of the row from 1, the header included
 * @param columns title or letter of the column by field, of those that the file has
 */
public record RowLocation(@Nullable String sheet, int row, Map<Field, String> columns) {

    public RowLocation {
        if (row < 1) {
            throw new IllegalArgumentException("expected a row from 1, got " + row);
        }
        columns = Map.copyOf(columns);
    }

    /** Returns the same place in another row. */
    public RowLocation at(int otherRow) {
        return new RowLocation(sheet, otherRow, columns);
    }

    /** Returns the column of the field with that name; null where it has none. */
    public @Nullable String column(String label) {
        return Field.of(label).map(columns::get).orElse(null);
    }
}
