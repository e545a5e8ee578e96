package vn.chitieu.aggregation.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identity of the log that a position counts in.
 *
 * @param topicId the id that the broker gave the topic; another topic of the same name has another one
 * @param beginning the first offset that the log is known to have: 0, or more where a loss was accepted
 * @param endedAt where the log was found to end although it had been read further: what came since lies at offsets of
 *     lost records that were read, also once the log is as long again; null where it never was
 */
public record LogIdentity(
        String topicId, long beginning, @Nullable Long endedAt) {
    public LogIdentity {
        Objects.requireNonNull(topicId);
    }

    /** Takes a log that never was shorter than what was read of it. */
    public LogIdentity(String topicId, long beginning) {
        this(topicId, beginning, null);
    }
}
