package vn.chitieu.catalog.files.format;

import java.util.Objects;

/**
 * One error in a file.
 *
 * @param file name of the file within the catalog
 * @param line from 1; 1 where the file as a whole is meant
 * @param code what is wrong
 * @param message what was expected and what came
 */
public record CatalogError(String file, int line, CatalogErrorCode code, String message) {
    public CatalogError {
        Objects.requireNonNull(file);
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
    }

    /** Returns {@code units.csv:12 UNKNOWN_CLUSTER: expected …, got …}. */
    @Override
    public String toString() {
        return file + ":" + line + " " + code + ": " + message;
    }
}
