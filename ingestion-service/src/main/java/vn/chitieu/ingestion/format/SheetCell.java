package vn.chitieu.ingestion.format;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One cell with anything in it.
 *
 * @param column its place in the row, from 0
 * @param kind what its text is
 * @param text as the file has it: of a number, the text of the stored value
 */
record SheetCell(int column, Kind kind, String text) {

    private static final Pattern FIGURE = Pattern.compile("[-+(\u2212\u20AB]?\\s*[0-9].*", Pattern.DOTALL);

    SheetCell {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }

    /** Returns whether it is or looks like a figure, as a note below a table does not. */
    boolean isLikeAFigure() {
        return kind == Kind.TEXT ? FIGURE.matcher(text).matches() : kind != Kind.BOOLEAN;
    }

    /** What the text of a cell is. */
    enum Kind {
        /** What was typed in. */
        TEXT,
        /** A number that a spreadsheet keeps. */
        NUMBER,
        /** A number that is shown a hundred times as large, with a percent sign. */
        PERCENT,
        /** A number of which thousands are shown. */
        SCALED,
        /** A number that is shown as a day. */
        DAY,
        /** A number that is shown as a month. */
        MONTH,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** What is computed. */
        FORMULA,
        /** What the spreadsheet could not compute, or is no cell of any kind. */
        ERROR
    }
}
