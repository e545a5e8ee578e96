package vn.chitieu.notification.quarterreport;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report of a quarter in words, as the aggregation service prints it. Its texts come from outside and may be
 * anything.
 *
 * @param title what it is about
 * @param name what the scope is called
 * @param asOfText until when figures were taken, as a sentence
 * @param tableName what the table is called
 * @param columns of the table, from the left, 1 to {@value #MOST_COLUMNS}
 * @param groups of rows, from above, at most {@value #MOST_LINES} rows in all
 * @param sections the same in sentences
 */
public record FetchedReport(
        String title,
        String name,
        String asOfText,
        String tableName,
        List<Column> columns,
        List<Group> groups,
        List<Section> sections) {

    private static final int MOST_COLUMNS = 40;
    private static final int MOST_LINES = 500;

    public FetchedReport {
        Objects.requireNonNull(title);
        Objects.requireNonNull(name);
        Objects.requireNonNull(asOfText);
        Objects.requireNonNull(tableName);
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        sections = List.copyOf(sections);
        int width = columns.size();
        long lines = groups.stream().mapToLong(group -> group.lines().size()).sum();
        if (width < 1 || width > MOST_COLUMNS || lines > MOST_LINES) {
            throw new IllegalArgumentException("expected 1 to " + MOST_COLUMNS + " columns and at most " + MOST_LINES
                    + " lines, got " + width + " and " + lines);
        }
        groups.stream().flatMap(group -> group.lines().stream()).forEach(line -> {
            if (line.cells().size() != width) {
                throw new IllegalArgumentException("expected " + width + " cells in each line, got "
                        + line.cells().size());
            }
        });
    }

    /**
     * One column.
     *
     * @param key what it holds: place, name, unit, lastYear, target, value, cumulative, share, growth or notes
     * @param owner whose target it is about; null where it is about none
     * @param heading its own heading
     * @param over the heading that it shares with the columns beside it; null where it shares none
     */
    public record Column(
            String key,
            @Nullable String owner,
            String heading,
            @Nullable String over) {
        public Column {
            Objects.requireNonNull(key);
            Objects.requireNonNull(heading);
        }
    }

    /**
     * Rows under one heading.
     *
     * @param numeral I, II, III
     * @param name the heading
     * @param lines the rows
     */
    public record Group(String numeral, String name, List<Line> lines) {
        public Group {
            Objects.requireNonNull(numeral);
            Objects.requireNonNull(name);
            lines = List.copyOf(lines);
        }
    }

    /**
     * One row.
     *
     * @param depth how far its name is to be moved in, 0 to 9
     * @param indicator code of the indicator; null for a line that only says that parts follow
     * @param cells what stands in each column
     * @param growth of the quarter in percent, or in points for a percentage; null where it is not known
     * @param attainments against each owner's target
     */
    public record Line(
            int depth,
            @Nullable String indicator,
            List<String> cells,
            @Nullable BigDecimal growth,
            List<Attainment> attainments) {
        public Line {
            cells = List.copyOf(cells);
            attainments = List.copyOf(attainments);
            if (depth < 0 || depth > 9) {
                throw new IllegalArgumentException("expected a depth 0 to 9, got " + depth);
            }
        }
    }

    /**
     * How far one owner's target is reached.
     *
     * @param owner who assigned it
     * @param sharePercent cumulative in percent of the target; null where there is no figure
     * @param expectedPercent the share expected by now
     */
    public record Attainment(String owner, @Nullable BigDecimal sharePercent, BigDecimal expectedPercent) {
        public Attainment {
            Objects.requireNonNull(owner);
            Objects.requireNonNull(expectedPercent);
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
}
