package vn.chitieu.ingestion.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.FoldedText;

/**
 * Periods as people write them: {@code 04/2022}, {@code tháng 4/2022}, {@code T4/2022}, {@code Quý I/2022}, {@code quý
 * 1 năm 2022}, {@code 15/03/2022}, and {@code Mar-22}, into which a spreadsheet turns 03/2022. What is read is the text
 * that programs write, such as {@code 2022-04}.
 */
final class WrittenPeriod {

    /** Longer than any of them. */
    private static final int MOST = 60;

    private static final String OF = "(?:[ /.,-]|nam)+";
    private static final String YEAR = "((?:19|2[0-9])[0-9]{2})";
    private static final String MONTH = "(?:thang|thg|t|month)[ .]*(0?[1-9]|1[0-2])";
    private static final String QUARTER = "(?:quy|q|quarter)[ .]*(iv|i{1,3}|0?[1-4])";
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv");
    private static final List<String> ENGLISH =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern DATES = Pattern.compile(
            "ngay [0-9. ]{1,6} ?thang [0-9. ]{1,6} ?nam [0-9. ]{1,8}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}");
    private static final Pattern DAY =
            Pattern.compile("(?:ngay )?([0-9]{1,2})(?: ?[/.-] ?| thang )([0-9]{1,2})(?: ?[/.-] ?| nam )" + YEAR);

    /** Each way to write a month or quarter, and what it is. */
    private static final List<Form> FORMS = List.of(
            new Form(MONTH + OF + YEAR, at -> month(at.group(2), at.group(1))),
            new Form(QUARTER + OF + YEAR, at -> quarter(at.group(2), at.group(1))),
            new Form(YEAR + "[ /.-]*" + QUARTER, at -> quarter(at.group(1), at.group(2))));

    /** Further ways, which are taken for a period only where one is expected. */
    private static final List<Form> CELLS = List.of(
            new Form("(0?[1-9]|1[0-2]) ?[/.-] ?" + YEAR, at -> month(at.group(2), at.group(1))),
            new Form(YEAR + " ?[/.-] ?(0?[1-9]|1[0-2])", at -> month(at.group(1), at.group(2))),
            new Form(YEAR + "(0[1-9]|1[0-2])", at -> month(at.group(1), at.group(2))),
            new Form("thg ?(0?[1-9]|1[0-2])[ -]([0-9]{2})", at -> month("20" + at.group(2), at.group(1))),
            new Form(
                    "(" + String.join("|", ENGLISH) + ")[a-z]*[ /.-]+([0-9]{2}|" + YEAR + ")",
                    at -> month(
                            at.group(2).length() == 2 ? "20" + at.group(2) : at.group(2),
                            String.valueOf(ENGLISH.indexOf(at.group(1)) + 1))));

    private static final Pattern MONTH_ALONE = Pattern.compile(MONTH);
    private static final Pattern QUARTER_ALONE = Pattern.compile(QUARTER);
    private static final Pattern YEAR_OF_A_TITLE = Pattern.compile("nam " + YEAR + "(?![0-9])");

    private WrittenPeriod() {}

    /**
     * Returns the period of a cell.
     *
     * @param year the year where the cell names none; null where none is known
     * @return empty for what is none, or can be two days
     */
    static Optional<String> read(String cell, @Nullable Integer year) {
        if (cell.length() > MOST) {
            return Optional.empty();
        }
        String text = FoldedText.of(cell);
        for (List<Form> forms : List.of(FORMS, CELLS)) {
            for (Form form : forms) {
                Matcher whole = form.pattern().matcher(text);
                if (whole.matches()) {
                    return Optional.of(form.period().apply(whole.toMatchResult()));
                }
            }
        }
        return day(text).or(() -> year == null ? Optional.empty() : ofYear(text, String.valueOf(year)));
    }

    private static Optional<String> ofYear(String text, String year) {
        Matcher month = MONTH_ALONE.matcher(text);
        if (month.matches()) {
            return Optional.of(month(year, month.group(1)));
        }
        Matcher quarter = QUARTER_ALONE.matcher(text);
        return quarter.matches() ? Optional.of(quarter(year, quarter.group(1))) : Optional.empty();
    }

    private static Optional<String> day(String text) {
        Matcher day = DAY.matcher(text);
        return day.matches() && !isAmbiguous(text)
                ? existing("%s-%02d-%02d"
                        .formatted(day.group(3), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1))))
                : Optional.empty();
    }

    private static Optional<String> existing(String day) {
        try {
            return Optional.of(ReportingPeriod.parse(day).toString());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Returns whether a cell is one day where the day stands first, and another one where the month does. */
    static boolean isAmbiguous(String cell) {
        Matcher day = DAY.matcher(cell.length() > MOST ? "" : FoldedText.of(cell));
        if (!day.matches() || FoldedText.of(cell).startsWith("ngay")) {
            return false;
        }
        int first = Integer.parseInt(day.group(1));
        int second = Integer.parseInt(day.group(2));
        return first != second && first <= 12 && second <= 12;
    }

    /** Returns the months and quarters that a line above a table names with their years; dates are none. */
    static Set<String> in(String line) {
        String text = DATES.matcher(FoldedText.of(line)).replaceAll("");
        Set<String> found = new TreeSet<>();
        for (Form form : FORMS) {
            Matcher anywhere = form.anywhere().matcher(text);
            while (anywhere.find()) {
                found.add(form.period().apply(anywhere.toMatchResult()));
            }
        }
        return found;
    }

    /** Returns the years that a line above a table names; those of dates and of numbers of documents are none. */
    static Set<Integer> yearsIn(String line) {
        Set<Integer> years = new TreeSet<>();
        in(line).forEach(period -> years.add(yearOf(period)));
        Matcher named =
                YEAR_OF_A_TITLE.matcher(DATES.matcher(FoldedText.of(line)).replaceAll(""));
        while (named.find()) {
            years.add(Integer.valueOf(named.group(1)));
        }
        return years;
    }

    /** Returns the year of a period that was read. */
    static int yearOf(String period) {
        return Integer.parseInt(period.substring(0, 4));
    }

    private static String month(String year, String month) {
        return "%s-%02d".formatted(year, Integer.parseInt(month));
    }

    private static String quarter(String year, String quarter) {
        int roman = ROMAN.indexOf(quarter);
        return year + "-Q" + (roman < 0 ? Integer.parseInt(quarter) : roman + 1);
    }

    /** One way to write a period. */
    private record Form(Pattern pattern, Pattern anywhere, Function<MatchResult, String> period) {

        Form(String pattern, Function<MatchResult, String> period) {
            this(
                    Pattern.compile(pattern),
                    Pattern.compile("(?<![\\p{L}0-9/])(?:" + pattern + ")(?![\\p{L}0-9/])"),
                    period);
        }
    }
}
