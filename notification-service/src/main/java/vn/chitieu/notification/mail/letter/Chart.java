package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chart of lying bars. Only how long a bar is follows from its number; what is read beside it is a text, made where
 * the figures are made into words.
 *
 * @param id what it is called within its letter: 1 to 32 of a-z and the hyphen
 * @param title what it shows
 * @param description the same figures in words, for those who do not see it
 * @param markName what the marks beside the bars stand for
 * @param series what the bars of one row are, by name, at most {@value #MOST_SERIES}
 * @param rows from above, at most {@value #MOST_ROWS}
 */
public record Chart(String id, String title, String description, String markName, List<String> series, List<Row> rows) {

    /** How many rows a chart has room for. */
    public static final int MOST_ROWS = 24;

    /** How many bars a row has room for. */
    public static final int MOST_SERIES = 4;

    public Chart {
        if (!id.matches("[a-z-]{1,32}")) {
            throw new IllegalArgumentException("expected an id of a-z and -, got " + id);
        }
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(markName);
        series = List.copyOf(series);
        rows = List.copyOf(rows);
        int width = series.size();
        if (series.isEmpty()
                || width > MOST_SERIES
                || rows.isEmpty()
                || rows.size() > MOST_ROWS
                || rows.stream().anyMatch(row -> row.bars().size() != width)) {
            throw new IllegalArgumentException("expected 1 to " + MOST_SERIES + " series and 1 to " + MOST_ROWS
                    + " rows with a bar for each, got " + width + " and " + rows.size());
        }
    }

    /**
     * One row.
     *
     * @param name what it is about
     * @param bars one for each series
     */
    public record Row(String name, List<Bar> bars) {
        public Row {
            Objects.requireNonNull(name);
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param length how long, below zero to the left; null where there is none
     * @param mark where a mark stands that it is compared with; null for none
     * @param text what is read beside it; empty where there is none
     */
    public record Bar(@Nullable BigDecimal length, @Nullable BigDecimal mark, String text) {
        public Bar {
            Objects.requireNonNull(text);
        }
    }
}
