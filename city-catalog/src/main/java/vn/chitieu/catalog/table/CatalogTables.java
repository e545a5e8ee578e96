package vn.chitieu.catalog.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and changes tables in the files of a catalog. */
public final class CatalogTables {

    private CatalogTables() {}

    /**
     * Returns the rows of a table in the order of the file; none where the file is not there.
     *
     * @param files text of each file by its name
     * @throws IllegalArgumentException if the file is so malformed that it has no rows
     */
    public static List<CatalogRow> rows(Map<String, String> files, CatalogTable table) {
        String text = files.getOrDefault(table.file(), "");
        return table.shape() == CatalogTable.Shape.CSV
                ? CsvTableText.rows(table, text)
                : new YamlTableText(table, text).rows();
    }

    /**
     * Returns the files with other rows of a table. A row that is there already is named by its line and stays as it is
     * written unless a cell of it changed.
     *
     * @param rows all rows that the table is to have
     * @throws IllegalArgumentException if a column is unknown, a cell has several lines, or a line is there twice
     */
    public static Map<String, String> with(Map<String, String> files, CatalogTable table, List<CatalogRow> rows) {
        check(table, rows);
        String text = files.getOrDefault(table.file(), "");
        Map<String, String> changed = new TreeMap<>(files);
        String with = table.shape() == CatalogTable.Shape.CSV
                ? CsvTableText.with(table, text, rows)
                : new YamlTableText(table, text).with(rows);
        if (!with.equals(text) && (!rows.isEmpty() || files.containsKey(table.file()))) {
            changed.put(table.file(), with);
        }
        return changed;
    }

    private static void check(CatalogTable table, List<CatalogRow> rows) {
        List<String> known = table.columns().stream().map(CatalogColumn::name).toList();
        List<Integer> lines = new ArrayList<>();
        for (CatalogRow row : rows) {
            row.values().forEach((column, text) -> {
                if (!known.contains(column)) {
                    throw new IllegalArgumentException("expected a column of " + known + ", got " + column);
                }
                if (text.chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalArgumentException("expected one line as " + column + ", got several");
                }
            });
            if (row.line() > 0 && lines.contains(row.line())) {
                throw new IllegalArgumentException("expected each row once, got line " + row.line() + " twice");
            }
            lines.add(row.line());
        }
        if (table.isRecord() && rows.size() != 1) {
            throw new IllegalArgumentException("expected one row of " + table.id() + ", got " + rows.size());
        }
    }
}
