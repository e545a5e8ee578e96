package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of one unit on one day.
 *
 * @param unit permanent id of the unit; empty for records of an unknown sender
 * @param day in the city's time zone
 * @param rejections the first of them, in the order in which they were refused
 * @param more how many there were beyond those; all of them stay on the log
 * @param sentAgainUpTo the offset, by partition of the log, up to which they were sent again, that one included
 * @param sentAgainAt when that was last done; null where it never was
 */
record DeadLetterDay(
        String unit,
        LocalDate day,
        List<DeadLetter> rejections,
        long more,
        Map<Integer, Long> sentAgainUpTo,
        @Nullable Instant sentAgainAt) {

    DeadLetterDay {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(day);
        rejections = List.copyOf(rejections);
        sentAgainUpTo = Map.copyOf(sentAgainUpTo);
    }

    /** Returns whether what is kept there was sent again. */
    public boolean wasSentAgain(RecordPosition kept) {
        return kept.offset() <= sentAgainUpTo.getOrDefault(kept.partition(), -1L);
    }
}
