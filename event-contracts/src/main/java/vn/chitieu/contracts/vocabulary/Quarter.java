package vn.chitieu.contracts.vocabulary;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One calendar quarter. Text from outside names quarters of 1900 to 2999 only; a quarter itself may lie in any year of
 * four digits, so that the years before and after whatever was read exist too.
 *
 * @param year 1000 to 9999
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements ReportingPeriod {

    private static final Pattern TEXT = Pattern.compile("([0-9]{4})-?Q([1-4])");

    public Quarter {
        if (year < 1000 || year > 9999) {
            throw new IllegalArgumentException("expected a year 1000 to 9999, got " + year);
        }
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("expected a quarter 1 to 4, got " + number);
        }
    }

    /**
     * Reads {@code 2022-Q1} or {@code 2022Q1}.
     *
     * @throws IllegalArgumentException if the text is neither, or the year is not one of 1900 to 2999
     */
    public static Quarter parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a quarter such as 2022-Q1, got " + SafeText.of(text));
        }
        int year = Integer.parseInt(matcher.group(1));
        checkYear(year);
        return new Quarter(year, Integer.parseInt(matcher.group(2)));
    }

    /** Returns the quarter that a day lies in. */
    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /**
     * Returns the quarter that lies {@code quarters} later, or earlier where negative.
     *
     * @throws IllegalArgumentException if its year has not four digits
     */
    public Quarter plus(int quarters) {
        int index = year * 4 + number - 1 + quarters;
        return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
    }

    /** Returns the same quarter of the year before. */
    public Quarter yearBefore() {
        return new Quarter(year - 1, number);
    }

    /** Returns the same quarter of the next year. */
    public Quarter yearAfter() {
        return new Quarter(year + 1, number);
    }

    /** Returns the quarters of this year up to and including this one, earliest first. */
    public Stream<Quarter> yearToDate() {
        return IntStream.rangeClosed(1, number).mapToObj(n -> new Quarter(year, n));
    }

    /** Returns the quarters of this year from this one on, earliest first. */
    public Stream<Quarter> restOfYear() {
        return IntStream.rangeClosed(number, 4).mapToObj(n -> new Quarter(year, n));
    }

    @Override
    public LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    @Override
    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    @Override
    public Quarter quarter() {
        return this;
    }

    @Override
    public Frequency frequency() {
        return Frequency.QUARTER;
    }

    /** Returns {@code 2022-Q1}. */
    @Override
    public String toString() {
        return year + "-Q" + number;
    }

    /** Refuses a year that no text from outside may name. */
    static void checkYear(int year) {
        if (year < 1900 || year > 2999) {
            throw new IllegalArgumentException("expected a year 1900 to 2999, got " + year);
        }
    }
}
