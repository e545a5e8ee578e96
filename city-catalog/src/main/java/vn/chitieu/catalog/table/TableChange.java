package vn.chitieu.catalog.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that other files add, remove or change.
 *
 * @param table where it stands
 * @param kind what happens to it
 * @param row the cells that tell it from others, in the order of the table's key
 * @param cells what changes of it; none where it is removed
 */
public record TableChange(CatalogTable table, Kind kind, List<String> row, List<Cell> cells) {

    public TableChange {
        row = List.copyOf(row);
        cells = List.copyOf(cells);
    }

    /** What happens to a row. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A cell that changes.
     *
     * @param column name of its column
     * @param before what it held; empty where it held nothing
     * @param after what it holds
     */
    public record Cell(String column, String before, String after) {}

    /**
     * Returns what files change of others, table by table, in the order of the rows. A row whose key changes is one
     * that is removed and one that is added.
     *
     * @param before files by their names; none where there were none
     * @throws IllegalArgumentException if a file is so malformed that it has no rows
     */
    public static List<TableChange> between(Map<String, String> before, Map<String, String> after) {
        List<TableChange> changes = new ArrayList<>();
        for (CatalogTable table : CatalogTable.values()) {
            if (!Objects.equals(before.get(table.file()), after.get(table.file()))) {
                add(changes, table, rows(before, table), rows(after, table));
            }
        }
        return changes;
    }

    /**
     * Returns the rows of a table by their keys, in their order; a key that is there again is longer by an empty part.
     */
    static Map<List<String>, CatalogRow> rows(Map<String, String> files, CatalogTable table) {
        Map<List<String>, CatalogRow> rows = new LinkedHashMap<>();
        for (CatalogRow row : CatalogTables.rows(files, table)) {
            List<String> key = table.key().stream().map(row::cell).collect(Collectors.toCollection(ArrayList::new));
            while (rows.containsKey(key)) {
                key.add("");
            }
            rows.put(key, row);
        }
        return rows;
    }

    private static void add(
            List<TableChange> changes,
            CatalogTable table,
            Map<List<String>, CatalogRow> old,
            Map<List<String>, CatalogRow> young) {
        old.forEach((key, row) -> {
            if (!young.containsKey(key)) {
                changes.add(new TableChange(table, Kind.REMOVED, key, List.of()));
            }
        });
        young.forEach((key, row) -> {
            CatalogRow was = old.get(key);
            List<Cell> cells = cells(table, was, row);
            if (!cells.isEmpty()) {
                changes.add(new TableChange(table, was == null ? Kind.ADDED : Kind.CHANGED, key, cells));
            }
        });
    }

    private static List<Cell> cells(CatalogTable table, @Nullable CatalogRow before, CatalogRow after) {
        return table.columns().stream()
                .map(CatalogColumn::name)
                .map(column -> new Cell(column, before == null ? "" : before.cell(column), after.cell(column)))
                .filter(cell -> !cell.before().equals(cell.after()))
                .toList();
    }
}
