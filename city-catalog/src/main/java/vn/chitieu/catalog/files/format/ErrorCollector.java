package vn.chitieu.catalog.files.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors found so far. Not thread-safe: one reading has its own. */
public final class ErrorCollector {

    private final List<CatalogError> found = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    void add(String file, int line, CatalogErrorCode code, String message) {
        add(new CatalogError(file, line, code, message, null, null));
    }

    void add(CatalogError error) {
        if (!files.contains(error.file())) {
            files.add(error.file());
        }
        found.add(error);
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
