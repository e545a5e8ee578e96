package vn.chitieu.ingestion.update;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Times with their offset as text; nearly all have one shape, which is read without the generality of java.time. */
final class OffsetTimestamps {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final String OFFSET = "+00:00";
    private static final int MAX_OFFSET_HOURS = 17;

    private OffsetTimestamps() {}

    /**
     * Reads a time such as {@code 2022-04-01T08:00:00+07:00}.
     *
     * @throws DateTimeException exactly where {@link OffsetDateTime#parse} does
     */
    static Instant parse(String text) {
        return isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant();
    }

    /** Returns whether it has whole seconds, Z or hours and minutes, and numbers that java.time takes as well. */
    private static boolean isUsual(String text) {
        if (!isOf(SHAPE, text, 0)) {
            return false;
        }
        int end = SHAPE.length();
        boolean utc = text.length() == end + 1 && text.charAt(end) == 'Z';
        boolean offset = text.length() == end + OFFSET.length()
                && isOf(OFFSET, text, end)
                && number(text, end + 1) <= MAX_OFFSET_HOURS
                && number(text, end + 4) < 60;
        return (utc || offset) && number(text, 11) < 24 && number(text, 14) < 60 && number(text, 17) < 60;
    }

    private static Instant usual(String text) {
        LocalDate day = LocalDate.of(number(text, 0) * 100 + number(text, 2), number(text, 5), number(text, 8));
        long seconds =
                day.toEpochDay() * 86_400L + number(text, 11) * 3600L + number(text, 14) * 60L + number(text, 17);
        return Instant.ofEpochSecond(seconds - offsetSeconds(text));
    }

    private static long offsetSeconds(String text) {
        int sign = SHAPE.length();
        if (text.charAt(sign) == 'Z') {
            return 0;
        }
        long seconds = number(text, sign + 1) * 3600L + number(text, sign + 4) * 60L;
        return text.charAt(sign) == '-' ? -seconds : seconds;
    }

    /** A digit stands for any, and a plus for a minus, too. */
    private static boolean isOf(String shape, String text, int from) {
        if (text.length() < from + shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char c = text.charAt(from + i);
            boolean fits = wanted == '0' ? c >= '0' && c <= '9' : c == wanted || (wanted == '+' && c == '-');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Two digits that have been looked at. */
    private static int number(String text, int from) {
        return (text.charAt(from) - '0') * 10 + text.charAt(from + 1) - '0';
    }
}
