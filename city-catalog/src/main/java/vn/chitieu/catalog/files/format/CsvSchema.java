package vn.chitieu.catalog.files.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table as RFC 4180 writes it: the first row names the columns, in any order. Empty lines and lines that begin with
 * {@code #} are skipped.
 *
 * @param required the columns that have to be there
 * @param optional the columns that may be there
 */
public record CsvSchema(List<String> required, List<String> optional) {

    public static final int MAX_ROWS = 10_000;

    /** Result of reading a table; {@code whole} is false where rows may be missing. */
    public record Content(boolean whole, List<CsvRow> rows) {}

    /** Returns the rows that have the right number of values. */
    public Content read(CatalogDirectory directory, String file) {
        return directory
                .text(file)
                .map(text -> new CsvTableReader(this, text, new FileLocation(file, 1, directory.errors())).read())
                .orElseGet(() -> new Content(false, List.of()));
    }

    /** Returns whether these are the table's columns; reports each that is not. */
    boolean checkHeader(List<String> header, FileLocation place) {
        int before = place.errors().count();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                place.report(CatalogErrorCode.DUPLICATE_COLUMN, "each column once", column + " twice");
            } else if (!required.contains(column) && !optional.contains(column)) {
                place.report(
                        CatalogErrorCode.UNKNOWN_COLUMN, "columns " + required + " and perhaps " + optional, column);
            }
        }
        for (String column : required) {
            if (!seen.contains(column)) {
                place.report(CatalogErrorCode.MISSING_COLUMN, "column " + column, String.join(",", header));
            }
        }
        return place.errors().count() == before;
    }
}
