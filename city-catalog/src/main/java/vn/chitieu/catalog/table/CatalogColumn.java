package vn.chitieu.catalog.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as the file has it; of a value within another one with points between, such as {@code name.vi}
 * @param kind what its cells hold
 * @param required whether a cell must not be empty
 * @param choices the values that a cell may have; none where it is free
 * @param fields the fields of each entry of a cell of {@link Kind#ENTRIES}
 * @param refersTo id of the table whose ids its cells name; null where they name none
 */
public record CatalogColumn(
        String name,
        Kind kind,
        boolean required,
        List<String> choices,
        List<String> fields,
        @Nullable String refersTo) {

    private static final Pattern WRITTEN = Pattern.compile(
            "([A-Za-z_.]+)(!?)(?::([a-z]+)(?:\\(([a-zA-Z,]+)\\))?)?(?:=([A-Z_|a-z0-9]+))?(?:@([a-z-]+))?");

    public CatalogColumn {
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
    }

    /** What the cells of a column hold. */
    public enum Kind {
        /** Any text of one line. */
        TEXT,
        /** A day such as 2022-03-15. */
        DATE,
        /** A decimal with a point. */
        DECIMAL,
        /** A whole number. */
        INTEGER,
        /** true, or nothing. */
        FLAG,
        /** Values with spaces between. */
        LIST,
        /** Entries with semicolons between; the fields of one with spaces between, a hyphen where one is left out. */
        ENTRIES
    }

    /**
     * Reads columns such as {@code kind!=WARD|COMMUNE cluster@clusters valid_from:date}: a name, {@code !} where it is
     * required, its kind, its choices, and the table that it refers to.
     */
    static List<CatalogColumn> all(String written) {
        return Arrays.stream(written.split(" ")).map(CatalogColumn::of).toList();
    }

    private static CatalogColumn of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a column, got " + written);
        }
        String kind = parts.group(3) == null ? "TEXT" : parts.group(3).toUpperCase(Locale.ROOT);
        return new CatalogColumn(
                parts.group(1),
                Kind.valueOf(kind),
                !parts.group(2).isEmpty(),
                list(parts.group(5), "\\|"),
                list(parts.group(4), ","),
                parts.group(6));
    }

    private static List<String> list(@Nullable String text, String separator) {
        return text == null ? List.of() : new ArrayList<>(List.of(text.split(separator)));
    }

    /** Returns the first part of the name: the key of the file under which the value stands. */
    String top() {
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }
}
