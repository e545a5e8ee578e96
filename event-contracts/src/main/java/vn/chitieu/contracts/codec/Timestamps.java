package vn.chitieu.contracts.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads and writes moments in the form in which nearly all are written, without the generality of java.time. */
final class Timestamps {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int DIGITS_OF_NANOS = 9;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long FIRST_USUAL_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_USUAL_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private Timestamps() {}

    /**
     * Returns the moment of a text such as {@code 2022-04-05T01:00:00Z} or {@code 2022-04-05T01:00:00.25Z}, the same
     * that {@link Instant#parse} returns; null where the text is of another form or names no moment, which says nothing
     * about what others make of it.
     */
    static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || !isOfShape(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, end);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59 || nanos < 0) {
            return null;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_OF_A_DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    /** Returns what {@link Instant#toString} does, such as {@code 2022-04-05T01:00:00Z}. */
    static String text(Instant moment) {
        long days = Math.floorDiv(moment.getEpochSecond(), (long) SECONDS_OF_A_DAY);
        if (days < FIRST_USUAL_DAY || days > LAST_USUAL_DAY) {
            return moment.toString();
        }
        int second = Math.floorMod(moment.getEpochSecond(), SECONDS_OF_A_DAY);
        int nanos = moment.getNano();
        LocalDate day = LocalDate.ofEpochDay(days);
        int fraction = digitsOfFraction(nanos);
        char[] text = new char[SHAPE.length() + (fraction == 0 ? 0 : 1 + fraction) + 1];
        SHAPE.getChars(0, SHAPE.length(), text, 0);
        digits(text, 0, 4, day.getYear());
        digits(text, 5, 2, day.getMonthValue());
        digits(text, 8, 2, day.getDayOfMonth());
        digits(text, 11, 2, second / 3600);
        digits(text, 14, 2, second / 60 % 60);
        digits(text, 17, 2, second % 60);
        if (fraction > 0) {
            text[SHAPE.length()] = '.';
            digits(text, SHAPE.length() + 1, fraction, fraction(nanos, fraction));
        }
        text[text.length - 1] = 'Z';
        return new String(text);
    }

    private static int digitsOfFraction(int nanos) {
        if (nanos % 1_000 != 0) {
            return DIGITS_OF_NANOS;
        }
        if (nanos % 1_000_000 != 0) {
            return 6;
        }
        return nanos == 0 ? 0 : 3;
    }

    private static int fraction(int nanos, int digits) {
        int fraction = nanos;
        for (int left = DIGITS_OF_NANOS; left > digits; left--) {
            fraction /= 10;
        }
        return fraction;
    }

    private static void digits(char[] text, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static boolean isOfShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char shape = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (shape == '0' ? !isDigit(c) : c != shape) {
                return false;
            }
        }
        return true;
    }

    /** Returns the nanoseconds of the fraction that ends there; -1 where there is something else. */
    private static int nanos(String text, int end) {
        int begin = SHAPE.length();
        if (begin == end) {
            return 0;
        }
        int digits = end - begin - 1;
        if (text.charAt(begin) != '.' || digits < 1 || digits > DIGITS_OF_NANOS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < DIGITS_OF_NANOS; i++) {
            char c = i < digits ? text.charAt(begin + 1 + i) : '0';
            if (!isDigit(c)) {
                return -1;
            }
            nanos = nanos * 10 + c - '0';
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
