package vn.chitieu.ingestion.format;

import java.util.Objects;

/**
 * What a file was found to be, beside its rows.
 *
 * @param notFilledIn how many rows of a template, or of a table with columns of periods, have no figure
 * @param table where its table stands and how it was read
 */
public record FileSummary(int notFilledIn, TableLayout table) {
    public FileSummary {
        Objects.requireNonNull(table);
    }
}
