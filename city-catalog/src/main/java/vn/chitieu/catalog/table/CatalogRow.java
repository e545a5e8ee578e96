package vn.chitieu.catalog.table;

import java.util.HashMap;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param line on which it begins in the file, from 1; 0 of a row that is new
 * @param values its cells that are not empty, by the names of their columns
 */
public record CatalogRow(int line, Map<String, String> values) {

    public CatalogRow {
        Map<String, String> filled = new HashMap<>(values);
        filled.values().removeIf(String::isBlank);
        filled.replaceAll((column, text) -> text.strip());
        values = Map.copyOf(filled);
    }

    /** Returns the text of a cell; empty where it has none. */
    public String cell(String column) {
        return values.getOrDefault(column, "");
    }
}
