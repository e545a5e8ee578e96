package vn.chitieu.notification.deadletter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The dead letters of a unit on one day.
 *
 * @param day in the city's time zone
 * @param count how many records, at least one
 * @param samples the first of them, at most {@value #MOST_SAMPLES}
 */
public record DeadLetterSummaryDay(LocalDate day, long count, List<RejectedRecord.Sample> samples) {

    /** How many of one day are named; ingestion shows the others. */
    public static final int MOST_SAMPLES = 5;

    public DeadLetterSummaryDay {
        Objects.requireNonNull(day);
        samples = List.copyOf(samples);
        if (count < 1 || samples.isEmpty() || samples.size() > MOST_SAMPLES) {
            throw new IllegalArgumentException("expected a record or more, and 1 to " + MOST_SAMPLES
                    + " of them named, got " + count + " and " + samples.size());
        }
    }

    /** Returns the day with its first record. */
    static DeadLetterSummaryDay first(LocalDate day, RejectedRecord.Sample sample) {
        return new DeadLetterSummaryDay(day, 1, List.of(sample));
    }

    /** Returns the day with one record more. */
    DeadLetterSummaryDay with(RejectedRecord.Sample sample) {
        List<RejectedRecord.Sample> all = new ArrayList<>(samples);
        if (all.size() < MOST_SAMPLES) {
            all.add(sample);
        }
        return new DeadLetterSummaryDay(day, count + 1, all);
    }
}
