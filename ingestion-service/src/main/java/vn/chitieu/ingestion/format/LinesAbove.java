package vn.chitieu.ingestion.format;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the title of a report says of the whole table below it. Each is taken only where the lines say it in one way.
 *
 * @param period the one month or quarter that they name; null for none or several
 * @param year the one year that they name; null for none or several
 * @param unitOfMeasure what stands behind "Đơn vị tính:"; null where nothing does
 */
record LinesAbove(
        @Nullable String period,
        @Nullable Integer year,
        @Nullable String unitOfMeasure) {

    private static final Pattern UNIT_OF_MEASURE = Pattern.compile(
            "\\(?\\s*(?:đơn vị tính|đvt)\\s*:\\s*([^();:]{1,40}?)\\s*\\)?\\s*\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A paragraph is no title. */
    private static final int MOST = 500;

    private static final int MOST_CELLS = 1_000;

    static LinesAbove of(List<SheetRow> rows) {
        Set<String> periods = new TreeSet<>();
        Set<Integer> years = new TreeSet<>();
        Set<String> units = new TreeSet<>();
        rows.stream()
                .flatMap(row -> row.cells().stream())
                .limit(MOST_CELLS)
                .map(SheetCell::text)
                .filter(text -> text.length() <= MOST)
                .forEach(text -> {
                    periods.addAll(WrittenPeriod.in(text));
                    years.addAll(WrittenPeriod.yearsIn(text));
                    Matcher unit = UNIT_OF_MEASURE.matcher(text.strip());
                    if (unit.matches()) {
                        units.add(unit.group(1).strip());
                    }
                });
        return new LinesAbove(only(periods), only(years), only(units));
    }

    private static <T> @Nullable T only(Set<T> found) {
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
