package vn.chitieu.ingestion.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;

/**
 * One row, or two of them, read as the header of a table, with all that is missing for it to be one.
 *
 * @param columns what its titles are
 * @param recognized how many of its titles are known
 * @param mistakes the first of what is wrong with it
 * @param named titles by the place of the Vietnamese text that names them: unknown, twice, missing, year
 * @param count how many mistakes there are
 */
record HeaderCandidate(
        TableColumns columns, int recognized, List<String> mistakes, Map<String, List<String>> named, int count) {

    /** At most so many mistakes are reported, so that a hostile header cannot make a long answer. */
    private static final int MOST_MISTAKES = 20;

    private static final int MOST_OF_A_TITLE = 60;

    /** Reads the row of that place, with the one below it where that divides its titles. */
    static HeaderCandidate at(List<SheetRow> rows, int place, boolean unitIsKnown) {
        LinesAbove above = LinesAbove.of(rows.subList(0, place));
        SheetRow titles = rows.get(place);
        SheetRow below = place + 1 < rows.size() ? rows.get(place + 1) : null;
        Reading reading = new Reading(above, unitIsKnown);
        Map<Integer, Title> divided = below == null ? Map.of() : divided(titles, below, above);
        titles.cells().stream()
                .filter(cell -> !divided.containsKey(cell.column()))
                .forEach(cell -> reading.title(cell.column(), cell.text(), above.year()));
        divided.forEach((column, title) -> reading.title(column, title.text(), title.year()));
        List<Integer> numbers = divided.isEmpty() || below == null
                ? List.of(titles.number())
                : List.of(titles.number(), below.number());
        return reading.candidate(numbers);
    }

    boolean isComplete() {
        return count == 0;
    }

    /**
     * Returns the titles of the lower row by their columns where it divides titles of the upper one, such as "Tháng 1"
     * below "Quý I/2022"; nothing where it is a row of the table.
     */
    private static Map<Integer, Title> divided(SheetRow upper, SheetRow lower, LinesAbove above) {
        List<SheetCell> indicators =
                upper.cells().stream().filter(cell -> isIndicator(cell.text())).toList();
        if (indicators.isEmpty() || indicators.stream().anyMatch(cell -> lower.at(cell.column()) != null)) {
            return Map.of();
        }
        Map<Integer, Title> divided = new HashMap<>();
        for (SheetCell cell : lower.cells()) {
            Integer year = yearOf(upper, cell.column(), above);
            if (cell.kind() != SheetCell.Kind.TEXT
                    || TableColumn.read(cell.column(), cell.text(), year).isEmpty()) {
                return Map.of();
            }
            divided.put(cell.column(), new Title(cell.text(), year));
        }
        return divided;
    }

    private static boolean isIndicator(String title) {
        return ColumnTitles.field(title)
                .or(() -> ColumnTitles.name(title))
                .filter(Field.INDICATOR::equals)
                .isPresent();
    }

    /** A merged cell stands in its first column alone. */
    private static @Nullable Integer yearOf(SheetRow upper, int column, LinesAbove above) {
        Optional<SheetCell> over =
                upper.cells().stream().filter(cell -> cell.column() <= column).reduce((first, second) -> second);
        Set<Integer> years = over.filter(cell -> cell.text().length() <= 100)
                .map(cell -> WrittenPeriod.yearsIn(cell.text()))
                .orElse(Set.of());
        return years.size() == 1 ? years.iterator().next() : above.year();
    }

    private record Title(String text, @Nullable Integer year) {}

    /** Titles while they are read. Used once. */
    private static final class Reading {

        private final LinesAbove above;
        private final boolean unitIsKnown;
        private final List<TableColumn> columns = new ArrayList<>();
        private final List<String> mistakes = new ArrayList<>();
        private final Map<String, List<String>> named = new HashMap<>();
        private int count;

        Reading(LinesAbove above, boolean unitIsKnown) {
            this.above = above;
            this.unitIsKnown = unitIsKnown;
        }

        void title(int position, String title, @Nullable Integer year) {
            TableColumn.read(position, title, year).ifPresentOrElse(columns::add, () -> unknown(position, title));
        }

        private void unknown(int position, String title) {
            String got = QuotedText.of(title, MOST_OF_A_TITLE);
            if (ColumnTitles.period(title, 2000).isPresent()) {
                mistake(
                        "year",
                        got,
                        "expected the year of the period in column " + (position + 1)
                                + ", or one year in the lines above the table, got " + got);
            } else {
                mistake("unknown", got, "expected the title of a field in column " + (position + 1) + ", got " + got);
            }
        }

        private void mistake(String place, String title, String mistake) {
            if (count++ < MOST_MISTAKES) {
                mistakes.add(mistake);
                named.computeIfAbsent(place, none -> new ArrayList<>()).add(title);
            }
        }

        HeaderCandidate candidate(List<Integer> rows) {
            columns.sort((one, other) -> Integer.compare(one.position(), other.position()));
            int recognized = columns.size();
            codesBesideNames();
            TableColumns read = new TableColumns(columns, rows, above);
            repeated(read);
            missing(read);
            return new HeaderCandidate(read, recognized, List.copyOf(mistakes), Map.copyOf(named), count);
        }

        /** "Mã chỉ tiêu" says what "Chỉ tiêu" only names; "Tên chỉ tiêu" says it where nothing else does. */
        private void codesBesideNames() {
            for (Field field : List.of(Field.UNIT, Field.INDICATOR)) {
                boolean byCode = columns.stream().anyMatch(column -> isCode(column, field));
                boolean there = columns.stream().anyMatch(column -> column.field() == field);
                columns.replaceAll(column -> byCode && column.field() == field && !isCode(column, field)
                        ? column.forReading()
                        : !there && isName(column, field) ? column.of(field) : column);
            }
        }

        private static boolean isCode(TableColumn column, Field field) {
            return ColumnTitles.code(column.title()).filter(field::equals).isPresent();
        }

        private static boolean isName(TableColumn column, Field field) {
            return ColumnTitles.name(column.title()).filter(field::equals).isPresent();
        }

        private void repeated(TableColumns read) {
            Set<Object> seen = new HashSet<>();
            for (TableColumn column : read.columns()) {
                Object what = column.isOfOnePeriod() ? column.period() : column.field();
                if (what != null && !seen.add(what)) {
                    String title = QuotedText.of(column.title(), MOST_OF_A_TITLE);
                    mistake(
                            "twice",
                            title,
                            "expected the column " + (what instanceof Field field ? field.label() : what)
                                    + " once, got it again as " + title);
                }
            }
        }

        private void missing(TableColumns read) {
            boolean wide = !read.ofPeriods().isEmpty();
            if (read.of(Field.UNIT) == null && !unitIsKnown) {
                missing(Field.UNIT);
            }
            if (read.of(Field.INDICATOR) == null) {
                missing(Field.INDICATOR);
            }
            if (read.of(Field.PERIOD) == null && above.period() == null && !wide) {
                missing(Field.PERIOD);
            }
            if (read.of(Field.VALUE) == null && read.of(Field.WITHDRAWN) == null && !wide) {
                missing(Field.VALUE);
            }
            if (wide && (read.of(Field.VALUE) != null || read.of(Field.PERIOD) != null)) {
                mistake(
                        "twice",
                        Field.VALUE.vietnamese(),
                        "expected either columns of periods, or a column " + ColumnTitles.shown(Field.PERIOD)
                                + " with one " + ColumnTitles.shown(Field.VALUE) + ", got both");
            }
        }

        private void missing(Field field) {
            mistake("missing", field.vietnamese(), "expected a column " + ColumnTitles.shown(field) + ", got none");
        }
    }
}
