package vn.chitieu.ingestion.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.ingestion.update.Violation;

/**
 * The rows of one request that say different things of the same unit, indicator and period without saying which of them
 * was reported later: the last one would win although its sender may not even see that there are two, so none is
 * accepted. Rows that say the same pass, and so do rows with times of their own, which order them.
 *
 * <p>As {@link DuplicateIdDetector}, 64 bits are held of each row, and more only of cells that come again.
 */
final class DuplicateCellDetector {

    private static final long NO_CELL = CellKeys.NO_CELL;
    private static final DuplicateCellDetector NONE = new DuplicateCellDetector(Map.of(), row -> NO_CELL);
    private static final Set<Field> OF_THE_KEY =
            Set.of(Field.ID, Field.UNIT, Field.INDICATOR, Field.PERIOD, Field.REPORTED_AT);

    private final Map<Long, Cell> ambiguous;
    private final ToLongFunction<RawRow> keys;

    private DuplicateCellDetector(Map<Long, Cell> ambiguous, ToLongFunction<RawRow> keys) {
        this.ambiguous = ambiguous;
        this.keys = keys;
    }

    /** Finds them. */
    static DuplicateCellDetector in(RowSource rows, Catalog catalog) {
        if (rows.size() <= 1) {
            return NONE;
        }
        ToLongFunction<RawRow> keys = new CellKeys(catalog);
        Set<Long> repeated = repeated(rows, keys);
        return repeated.isEmpty() ? NONE : new DuplicateCellDetector(ofDifferentRows(rows, repeated, keys), keys);
    }

    /** Returns the cells that come more than once. */
    private static Set<Long> repeated(RowSource rows, ToLongFunction<RawRow> keys) {
        long[] cells = RowHashes.table(rows.size());
        Set<Long> repeated = new HashSet<>();
        for (List<RawRow> part : rows.parts()) {
            for (RawRow row : part) {
                long cell = keys.applyAsLong(row);
                if (cell != NO_CELL) {
                    int place = RowHashes.place(cells, cell);
                    if (cells[place] == cell) {
                        repeated.add(cell);
                    }
                    cells[place] = cell;
                }
            }
        }
        return repeated;
    }

    private static Map<Long, Cell> ofDifferentRows(RowSource rows, Set<Long> repeated, ToLongFunction<RawRow> keys) {
        Map<Long, Cell> cells = new HashMap<>();
        int index = 0;
        for (List<RawRow> part : rows.parts()) {
            for (RawRow row : part) {
                long key = keys.applyAsLong(row);
                if (repeated.contains(key)) {
                    cells.computeIfAbsent(key, first -> new Cell(RowHashes.content(row, OF_THE_KEY)))
                            .take(row, index);
                }
                index++;
            }
        }
        cells.values().removeIf(cell -> !cell.ambiguous);
        return cells;
    }

    /** Returns what was made of the row, or a refusal where another one says something else of the same cell. */
    <T> ValidationResult<T> refuse(RawRow raw, ValidationResult<T> checked) {
        Cell cell = ambiguous.isEmpty() ? null : ambiguous.get(keys.applyAsLong(raw));
        return cell == null ? checked : ValidationResult.Bad.beside(checked, cell.violation(raw.place() != null));
    }

    /** One cell and the rows that speak of it. Used by one thread. */
    private static final class Cell {

        private static final int MOST_NAMED = 10;

        private final long content;
        private final List<Integer> rows = new ArrayList<>(2);
        private int count;
        private boolean ambiguous;

        Cell(long content) {
            this.content = content;
        }

        void take(RawRow row, int index) {
            ambiguous |= RowHashes.content(row, OF_THE_KEY) != content;
            count++;
            if (rows.size() < MOST_NAMED) {
                rows.add(row.place() == null ? index : row.place().row());
            }
        }

        Violation violation(boolean inAFile) {
            String which = rows.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (count > rows.size() ? ", ..." : "");
            return Violation.ofRow(
                    FindingCode.DUPLICATE_CELL,
                    "expected one figure for a unit, indicator and period, got different ones in "
                            + (inAFile ? "rows " : "the elements of index ") + which,
                    Map.of(inAFile ? "rows" : "elements", which));
        }
    }
}
