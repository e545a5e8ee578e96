package vn.chitieu.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record that could not be taken as an update, with the reason and the very bytes. Topic
 * {@link Topics#REJECTED_UPDATES}.
 *
 * @param topic where the record lay
 * @param partition its partition
 * @param offset its offset
 * @param key its key as text, where it had one, cut and cleaned where it is long or unprintable
 * @param valueBase64 its bytes in Base64; empty where it had none; the first of them where an error says
 *     {@code VALUE_CUT}
 * @param errors what was wrong, at least one
 * @param rejectedAt when it was refused
 */
public record UpdateRejected(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String valueBase64,
        List<Problem> errors,
        Instant rejectedAt) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.update-rejected.v1";

    public UpdateRejected {
        Objects.requireNonNull(topic, "expected topic, got none");
        Objects.requireNonNull(valueBase64, "expected valueBase64, got none");
        Objects.requireNonNull(rejectedAt, "expected rejectedAt, got none");
        Objects.requireNonNull(errors, "expected errors, got none");
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected at least one error for " + topic + "-" + partition + "-" + offset);
        }
    }

    /**
     * One thing that was wrong.
     *
     * @param code stable code, such as {@code MALFORMED_EVENT}
     * @param message what was expected and what came
     */
    public record Problem(String code, String message) {
        public Problem {
            Objects.requireNonNull(code, "expected code, got none");
            Objects.requireNonNull(message, "expected message, got none");
        }
    }
}
