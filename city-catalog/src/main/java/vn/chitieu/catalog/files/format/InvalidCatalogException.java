package vn.chitieu.catalog.files.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown for an invalid catalog, with all its errors at once. */
public final class InvalidCatalogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ArrayList<CatalogError> errors;

    InvalidCatalogException(List<CatalogError> errors) {
        super(errors.stream()
                .map(CatalogError::toString)
                .collect(Collectors.joining("\n  ", errors.size() + " error(s) in the catalog:\n  ", "")));
        this.errors = new ArrayList<>(errors);
    }

    /** Returns the errors, by file in the order of reading, then by line; at least one. */
    public List<CatalogError> errors() {
        return List.copyOf(errors);
    }
}
