package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report in words, ready to be laid out as a page, a sheet or a document. Every text is one line of plain text.
 *
 * @param language {@code vi} or {@code en}
 * @param title what it is about, such as {@code Tình hình thực hiện các chỉ tiêu quý I-2022}
 * @param scope whose report it is
 * @param letterhead the lines above the title of an official document
 * @param asOf until when figures were taken, as a sentence
 * @param newest when the newest figure was reported; the epoch where there is none
 * @param tableName what the table is called
 * @param textName what the sentences are called
 * @param columns of the table, from the left
 * @param groups of rows, from above
 * @param sections the same in sentences
 */
public record PrintedReport(
        String language,
        String title,
        String scope,
        Letterhead letterhead,
        String asOf,
        Instant newest,
        String tableName,
        String textName,
        List<Column> columns,
        List<Group> groups,
        List<Section> sections) {

    public PrintedReport {
        Objects.requireNonNull(language);
        Objects.requireNonNull(title);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(letterhead);
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(newest);
        Objects.requireNonNull(tableName);
        Objects.requireNonNull(textName);
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        sections = List.copyOf(sections);
    }

    /** Returns whether some columns share a heading, so that the table needs two rows of them. */
    public boolean hasTwoHeadingRows() {
        return columns.stream().anyMatch(column -> column.over() != null);
    }

    /** Returns the upper row of headings. */
    public List<Heading> upperHeadings() {
        List<Heading> headings = new ArrayList<>();
        for (int column = 0; column < columns.size(); ) {
            String over = columns.get(column).over();
            int end = column + 1;
            while (over != null
                    && end < columns.size()
                    && over.equals(columns.get(end).over())) {
                end++;
            }
            int rows = over == null && hasTwoHeadingRows() ? 2 : 1;
            headings.add(new Heading(
                    over == null ? columns.get(column).heading() : over,
                    column,
                    end - column,
                    rows,
                    columns.get(column).kind()));
            column = end;
        }
        return headings;
    }

    /** Returns the lower row of headings, those that stand under a shared one; none where none is shared. */
    public List<Heading> lowerHeadings() {
        List<Heading> headings = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).over() != null) {
                headings.add(new Heading(
                        columns.get(column).heading(),
                        column,
                        1,
                        1,
                        columns.get(column).kind()));
            }
        }
        return headings;
    }

    /** What a column holds. */
    public enum Kind {
        /** The number of the row. */
        PLACE,
        /** The name of the row. */
        NAME,
        /** A word or two. */
        WORD,
        /** A number. */
        NUMBER,
        /** Remarks, of any length. */
        NOTES
    }

    /**
     * One column.
     *
     * @param key what stands in it, a stable code such as {@code cumulativeGrowth}
     * @param owner whose target it is about; null where it is about none
     * @param heading its own heading
     * @param over the heading that it shares with the columns beside it; null where it shares none
     * @param kind what it holds
     */
    public record Column(
            String key,
            @Nullable String owner,
            String heading,
            @Nullable String over,
            Kind kind) {
        public Column {
            Objects.requireNonNull(key);
            Objects.requireNonNull(heading);
            Objects.requireNonNull(kind);
        }

        /** Returns the whole heading, for where the column stands alone. */
        public String label() {
            return over == null ? heading : over + ": " + heading;
        }
    }

    /**
     * One heading and where it stands.
     *
     * @param text the heading
     * @param column its first column, from 0
     * @param columns how many columns wide
     * @param rows how many rows high
     * @param kind what its first column holds
     */
    public record Heading(String text, int column, int columns, int rows, Kind kind) {}

    /**
     * Rows under one heading.
     *
     * @param numeral I, II, III
     * @param name the heading
     * @param lines the rows
     */
    public record Group(String numeral, String name, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One row.
     *
     * @param depth how far its name is to be moved in
     * @param cells one for each column
     */
    public record Line(int depth, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cell.
     *
     * @param text as people read it; empty for a blank cell
     * @param number the same as a number, all its digits; null where it is none or is not known
     * @param decimals how many decimals the text shows
     * @param signed whether a growth is shown with its plus sign
     */
    public record Cell(String text, @Nullable BigDecimal number, int decimals, boolean signed) {
        public Cell {
            Objects.requireNonNull(text);
        }

        /** Returns a cell that is no number. */
        public static Cell of(String text) {
            return new Cell(text, null, 0, false);
        }
    }

    /**
     * Paragraphs under one heading.
     *
     * @param heading the heading
     * @param paragraphs one or more sentences each
     */
    public record Section(String heading, List<String> paragraphs) {
        public Section {
            Objects.requireNonNull(heading);
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * What an official document of Viet Nam bears above its title, with the places that a clerk fills in.
     *
     * @param issuer whose document it is
     * @param number the place for its number
     * @param state the name of the state
     * @param motto its motto
     * @param date the place for the date
     */
    public record Letterhead(String issuer, String number, String state, String motto, String date) {}
}
