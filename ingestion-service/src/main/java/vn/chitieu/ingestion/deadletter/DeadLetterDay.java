package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** Returns both in one. */
    DeadLetterDay with(DeadLetterDay other) {
        Map<Integer, Long> upTo = new HashMap<>(sentAgainUpTo);
        other.sentAgainUpTo.forEach((partition, offset) -> upTo.merge(partition, offset, Math::max));
        List<DeadLetter> both = Stream.concat(rejections.stream(), other.rejections.stream())
                .sorted(Comparator.comparing(DeadLetter::rejectedAt)
                        .thenComparing(rejection -> rejection.kept().partition())
                        .thenComparing(rejection -> rejection.kept().offset()))
                .toList();
        Instant last = Stream.of(sentAgainAt, other.sentAgainAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new DeadLetterDay(unit, day, both, more + other.more, upTo, last);
    }

    /** Returns whether what is kept there was sent again. */
    public boolean wasSentAgain(RecordPosition kept) {
        return kept.offset() <= sentAgainUpTo.getOrDefault(kept.partition(), -1L);
    }
}
