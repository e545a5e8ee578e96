package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dead letter: one record that could not be taken.
 *
 * @param origin where the record lies
 * @param kept where its bytes and the reasons are kept
 * @param city id of the city that it came from; empty where that is not known
 * @param unit permanent id of the unit that it came from; null where that is not known
 * @param key key of the record, as far as it can be shown
 * @param bytes how long it is
 * @param beginning how it begins, as far as it can be shown, at most {@value #MOST_SHOWN} characters
 * @param errors what is wrong with it, at least one
 * @param rejectedAt when it was refused
 */
record DeadLetter(
        RecordPosition origin,
        RecordPosition kept,
        String city,
        @Nullable String unit,
        @Nullable String key,
        int bytes,
        String beginning,
        List<Reason> errors,
        Instant rejectedAt) {

    /** How much is shown of a record. */
    public static final int MOST_SHOWN = 200;

    DeadLetter {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(kept);
        Objects.requireNonNull(city);
        Objects.requireNonNull(beginning);
        Objects.requireNonNull(rejectedAt);
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("expected at least one error of " + origin);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param code stable code
     * @param message what was expected and what came
     * @param messageVi what is wrong and what to do, in Vietnamese; null of one that an older release refused
     */
    public record Reason(
            String code, String message, @Nullable String messageVi) {
        public Reason {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }
}
