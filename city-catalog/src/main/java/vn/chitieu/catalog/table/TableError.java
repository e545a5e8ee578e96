package vn.chitieu.catalog.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.files.format.CatalogError;

/**
 * An error of the catalog's reader where the editor of a table sees it.
 *
 * @param table in which it is
 * @param row line on which the row begins; 0 where the table as a whole is meant
 * @param column name of the column; null where the row as a whole is meant
 * @param error what the reader says
 */
public record TableError(
        CatalogTable table, int row, @Nullable String column, CatalogError error) {

    /**
     * Returns where an error of files is.
     *
     * @throws IllegalArgumentException if it is of a file without tables
     */
    public static TableError of(Map<String, String> files, CatalogError error) {
        List<CatalogTable> tables = Arrays.stream(CatalogTable.values())
                .filter(table -> table.file().equals(error.file()))
                .toList();
        String field = error.field() == null ? "" : error.field();
        CatalogTable table = tables.stream()
                .filter(one -> !one.section().isEmpty() && (field + ".").startsWith(one.section() + "."))
                .findFirst()
                .or(() -> tables.stream().filter(one -> one.section().isEmpty()).findFirst())
                .or(() -> tables.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("expected a file with tables, got " + error.file()));
        return new TableError(table, row(files, table, error.line()), column(table, field), error);
    }

    private static int row(Map<String, String> files, CatalogTable table, int line) {
        try {
            return CatalogTables.rows(files, table).stream()
                    .mapToInt(CatalogRow::line)
                    .filter(begin -> begin <= line)
                    .max()
                    .orElse(0);
        } catch (IllegalArgumentException noRows) {
            return 0;
        }
    }

    private static @Nullable String column(CatalogTable table, String field) {
        String section = table.section();
        String within = !section.isEmpty() && field.startsWith(section) ? field.substring(section.length()) : field;
        String name = within.startsWith(".") ? within.substring(1) : within;
        String path = table.shape() == CatalogTable.Shape.NAMED ? name.substring(name.indexOf('.') + 1) : name;
        Optional<CatalogColumn> column = table.columns().stream()
                .filter(one -> path.equals(one.name()) || path.startsWith(one.name() + "."))
                .findFirst();
        return column.or(() -> table.columns().stream()
                        .filter(one -> !path.isEmpty() && one.name().startsWith(path + "."))
                        .findFirst())
                .map(CatalogColumn::name)
                .orElse(null);
    }
}
