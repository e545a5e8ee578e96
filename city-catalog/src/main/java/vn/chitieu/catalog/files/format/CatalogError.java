package vn.chitieu.catalog.files.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One error in a file.
 *
 * @param file name of the file within the catalog
 * @param line from 1; 1 where the file as a whole is meant
 * @param code what is wrong
 * @param message what was expected and what came
 * @param field the column or key that is meant, such as {@code name.vi}; null where the line as a whole is
 * @param got what came; null where that is not one text
 * @param expected what was expected, in Vietnamese; null where the code says it all
 */
public record CatalogError(
        String file,
        int line,
        CatalogErrorCode code,
        String message,
        @Nullable String field,
        @Nullable String got,
        @Nullable String expected) {

    public CatalogError {
        Objects.requireNonNull(file);
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
    }

    /** Makes an error whose code says what was expected. */
    public CatalogError(
            String file,
            int line,
            CatalogErrorCode code,
            String message,
            @Nullable String field,
            @Nullable String got) {
        this(file, line, code, message, field, got, null);
    }

    /** Returns what is wrong and what to do, in Vietnamese. */
    public String messageVi() {
        return code.vietnamese(got, expected);
    }

    /** Returns {@code units.csv:12 UNKNOWN_CLUSTER: expected …, got …}. */
    @Override
    public String toString() {
        return file + ":" + line + " " + code + ": " + message;
    }
}
