package vn.chitieu.catalog.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file, of which some lines are the rows of a table. Only rows that changed are written again: comments, the order
 * and the spelling of all else stay as they are. Comments right above a row that is removed go with it.
 *
 * @param before lines in front of the first row
 * @param rows as they stand in the file
 * @param after lines behind the last row
 */
record TableText(List<String> before, List<Written> rows, List<String> after) {

    /**
     * A row as it is written.
     *
     * @param leading comments and empty lines above it
     * @param lines of the row itself
     */
    record Written(CatalogRow row, List<String> leading, List<String> lines) {}

    /** Returns the lines of the file with other rows, each of which is rendered where it is not there as it is. */
    List<String> with(List<CatalogRow> wanted, Function<CatalogRow, List<String>> render) {
        List<String> lines = new ArrayList<>(before);
        for (CatalogRow row : wanted) {
            Written old = at(row.line());
            if (old != null) {
                lines.addAll(old.leading());
            }
            lines.addAll(old != null && old.row().values().equals(row.values()) ? old.lines() : render.apply(row));
        }
        lines.addAll(after);
        return lines;
    }

    private @Nullable Written at(int line) {
        return rows.stream()
                .filter(written -> line > 0 && written.row().line() == line)
                .findFirst()
                .orElse(null);
    }

    /** Returns lines as the text of a file. */
    static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Returns whether a line says nothing. */
    static boolean isComment(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }
}
