package vn.chitieu.catalog.files.format;

import org.jspecify.annotations.Nullable;

/**
 * A place in a file, where errors are reported.
 *
 * @param line from 1
 * @param field the column or key that is meant, with points between keys; null where the line as a whole is
 */
public record FileLocation(
        String file,
        int line,
        ErrorCollector errors,
        @Nullable String field) {

    /** Makes the place of a whole line. */
    public FileLocation(String file, int line, ErrorCollector errors) {
        this(file, line, errors, null);
    }

    /** Returns the place of a column or key of this line, below the key that this place is of. */
    public FileLocation of(String name) {
        return new FileLocation(file, line, errors, field == null ? name : field + "." + name);
    }

    /** Returns another line for the same key. */
    FileLocation at(int otherLine) {
        return new FileLocation(file, otherLine, errors, field);
    }

    /** Reports that one thing was expected and another came. */
    public void report(CatalogErrorCode code, String expected, String got) {
        report(code, expected, got, null);
    }

    /** Reports the same, with what was expected in Vietnamese; null where the code says it all. */
    void report(CatalogErrorCode code, String expected, String got, @Nullable String expectedVi) {
        String came = shortened(got);
        errors.add(
                new CatalogError(file, line, code, "expected " + expected + ", got " + came, field, came, expectedVi));
    }

    public void say(CatalogErrorCode code, String message) {
        errors.add(new CatalogError(file, line, code, message, field, null));
    }

    private static String shortened(String text) {
        String oneLine = text.replace('\n', ' ');
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "…";
    }
}
