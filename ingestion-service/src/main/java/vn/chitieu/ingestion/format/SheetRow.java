package vn.chitieu.ingestion.format;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet or of a text.
 *
 * @param number from 1, as a spreadsheet counts
 * @param width how many cells the row has, the empty ones included
 * @param cells those with anything in them, in the order of their columns
 */
record SheetRow(int number, int width, List<SheetCell> cells) {

    /** Returns the cell of a column; null for an empty one. */
    @Nullable
    SheetCell at(int column) {
        int low = 0;
        int high = Math.min(column, cells.size() - 1);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = cells.get(middle).column();
            if (found == column) {
                return cells.get(middle);
            }
            if (found < column) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** Returns the text of a column; empty for an empty cell. */
    String text(int column) {
        SheetCell cell = at(column);
        return cell == null ? "" : cell.text();
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** Returns what stands in it, as one line. */
    String line() {
        return cells.stream().map(SheetCell::text).collect(Collectors.joining(" "));
    }
}
