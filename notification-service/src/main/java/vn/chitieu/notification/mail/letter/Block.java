package vn.chitieu.notification.mail.letter;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One part of a letter, as a layout shows it. */
public sealed interface Block {

    /** Returns the name by which a layout chooses how to show it, in small letters. */
    String type();

    /**
     * Sentences.
     *
     * @param text one paragraph
     */
    record Paragraph(String text) implements Block {
        public Paragraph {
            Objects.requireNonNull(text);
        }

        @Override
        public String type() {
            return "paragraph";
        }
    }

    /**
     * What the blocks below it are about.
     *
     * @param text a few words
     */
    record Heading(String text) implements Block {
        public Heading {
            Objects.requireNonNull(text);
        }

        @Override
        public String type() {
            return "heading";
        }
    }

    /**
     * What is asked by when, or that nothing is.
     *
     * @param text a sentence or two
     */
    record Ask(String text) implements Block {
        public Ask {
            Objects.requireNonNull(text);
        }

        @Override
        public String type() {
            return "ask";
        }
    }

    /**
     * Where to go from here.
     *
     * @param text what the first, a button, says
     * @param address http or https
     * @param more further ones, less prominent
     */
    record Links(String text, String address, List<Link> more) implements Block {
        public Links {
            Objects.requireNonNull(text);
            Objects.requireNonNull(address);
            more = List.copyOf(more);
        }

        @Override
        public String type() {
            return "links";
        }
    }

    /**
     * One address.
     *
     * @param text what it leads to
     * @param address http or https
     */
    record Link(String text, String address) {}

    /**
     * Figures by name.
     *
     * @param facts from above
     */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String type() {
            return "facts";
        }
    }

    /**
     * One figure.
     *
     * @param label what it is
     * @param value with its unit of measure
     * @param strong whether it is one of the few that matter most
     */
    record Fact(String label, String value, boolean strong) {}

    /**
     * A text as its author wrote it.
     *
     * @param title whose words and when
     * @param said what was said, by question
     */
    record Quote(String title, List<Said> said) implements Block {
        public Quote {
            Objects.requireNonNull(title);
            said = List.copyOf(said);
        }

        @Override
        public String type() {
            return "quote";
        }
    }

    /**
     * One answer.
     *
     * @param label the question
     * @param lines the answer
     */
    record Said(String label, List<String> lines) {
        public Said {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Rows and columns.
     *
     * @param title what it shows; empty where a heading above it says so
     * @param columns from the left
     * @param rows from above
     * @param stacked whether the cells of a row lie below one another on a telephone, where their texts have no room
     *     beside one another
     */
    record Table(String title, List<Column> columns, List<Row> rows, boolean stacked) implements Block {

        /** Takes a table whose cells lie beside one another everywhere. */
        public Table(String title, List<Column> columns, List<Row> rows) {
            this(title, columns, rows, false);
        }

        public Table {
            Objects.requireNonNull(title);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        @Override
        public String type() {
            return "table";
        }
    }

    /**
     * One column.
     *
     * @param heading what it holds
     * @param number whether it holds numbers
     * @param wide whether it is shown on wide screens only
     */
    record Column(String heading, boolean number, boolean wide) {}

    /**
     * One row of a table.
     *
     * @param cells one for each column; a single one stretches over all
     * @param line all of it in one line of text
     * @param strong whether it stands out
     * @param address where its first cell leads; null where it leads nowhere
     */
    record Row(
            List<String> cells,
            String line,
            boolean strong,
            @Nullable String address) {
        public Row {
            cells = List.copyOf(cells);
            Objects.requireNonNull(line);
        }

        /** Takes a row that leads nowhere. */
        public Row(List<String> cells, String line, boolean strong) {
            this(cells, line, strong, null);
        }
    }

    /**
     * Small print beside figures.
     *
     * @param lines one sentence each
     */
    record Notes(List<String> lines) implements Block {
        public Notes {
            lines = List.copyOf(lines);
        }

        @Override
        public String type() {
            return "notes";
        }
    }

    /**
     * A chart that is drawn for the mail.
     *
     * @param chart what it shows
     */
    record Picture(Chart chart) implements Block {
        public Picture {
            Objects.requireNonNull(chart);
        }

        @Override
        public String type() {
            return "picture";
        }
    }

    /**
     * A bar of the whole target, in whole percent of its length.
     *
     * @param reached 0 to 100
     * @param expected 0 to 100
     * @param reachedText what is reached, in words
     * @param expectedText what is expected, in words
     */
    record Bar(int reached, int expected, String reachedText, String expectedText) implements Block {

        @Override
        public String type() {
            return "bar";
        }

        /** Returns the length that is reached, at most up to what is expected. */
        public int first() {
            return Math.min(reached, expected);
        }

        /** Returns the length between what is reached and what is expected. */
        public int between() {
            return Math.abs(reached - expected);
        }

        /** Returns the length beyond both. */
        public int rest() {
            return 100 - Math.max(reached, expected);
        }

        /** Returns whether less is reached than expected. */
        public boolean isShort() {
            return reached < expected;
        }
    }
}
