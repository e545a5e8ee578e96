package vn.chitieu.contracts.vocabulary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads and writes moments in the form in which nearly all are written, without the generality of java.time. */
public final class Timestamps {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final String OFFSET = "+00:00";
    private static final int MOST_OFFSET_HOURS = 17;
    private static final int NO_OFFSET = Integer.MIN_VALUE;
    private static final int DIGITS_OF_NANOS = 9;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long FIRST_USUAL_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_USUAL_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private Timestamps() {}

    /**
     * Returns the moment of a text such as {@code 2022-04-05T01:00:00Z}, {@code 2022-04-05T01:00:00.25Z} or
     * {@code 2022-04-05T08:00:00+07:00}, the same that {@link OffsetDateTime#parse} returns; null where the text is of
     * another form or names no moment, which says nothing about what others make of it.
     */
    public static @Nullable Instant parse(String text) {
        if (text.length() <= SHAPE.length() || !isOf(SHAPE, text, 0)) {
            return null;
        }
        int zone = text.charAt(text.length() - 1) == 'Z' ? text.length() - 1 : text.length() - OFFSET.length();
        if (zone < SHAPE.length()) {
            return null;
        }
        int nanos = nanos(text, zone);
        int ahead = secondsAhead(text, zone);
        LocalDate day = day(text);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || ahead == NO_OFFSET || day == null || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long seconds = day.toEpochDay() * SECONDS_OF_A_DAY + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds - ahead, nanos);
    }

    private static @Nullable LocalDate day(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (month < 1 || month > 12 || day < 1) {
            return null;
        }
        boolean exists = day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day) : null;
    }

    /** Returns by how much the clock of that offset is ahead; {@link #NO_OFFSET} where it is none that is usual. */
    private static int secondsAhead(String text, int zone) {
        if (zone == text.length() - 1) {
            return 0;
        }
        if (!isOf(OFFSET, text, zone)) {
            return NO_OFFSET;
        }
        int hours = number(text, zone + 1, zone + 3);
        int minutes = number(text, zone + 4, zone + 6);
        if (hours > MOST_OFFSET_HOURS || minutes > 59) {
            return NO_OFFSET;
        }
        int seconds = hours * 3600 + minutes * 60;
        return text.charAt(zone) == '-' ? -seconds : seconds;
    }

    /** Returns what {@link Instant#toString} does, such as {@code 2022-04-05T01:00:00Z}. */
    public static String text(Instant moment) {
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

    /** A zero stands for any digit, and a plus for a minus, too. */
    private static boolean isOf(String shape, String text, int from) {
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char c = text.charAt(from + i);
            if (wanted == '0' ? !isDigit(c) : c != wanted && (wanted != '+' || c != '-')) {
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
