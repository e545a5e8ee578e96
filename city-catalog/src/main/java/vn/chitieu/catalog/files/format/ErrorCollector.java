package vn.chitieu.catalog.files.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors found so far. Not thread-safe: one reading has its own. */
public final class ErrorCollector {

    private final List<CatalogError> found = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    void add(String file, int line, CatalogErrorCode code, String message) {
        if (!files.contains(file)) {
            files.add(file);
        }
        found.add(new CatalogError(file, line, code, message));
    }

    public int count() {
        return found.size();
    }

    public void throwIfAny() throws InvalidCatalogException {
        if (!found.isEmpty()) {
            throw new InvalidCatalogException(found.stream()
                    .sorted(Comparator.<CatalogError>comparingInt(error -> files.indexOf(error.file()))
                            .thenComparingInt(CatalogError::line))
                    .toList());
        }
    }
}
