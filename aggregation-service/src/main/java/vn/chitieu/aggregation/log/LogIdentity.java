package vn.chitieu.aggregation.log;

import java.util.Objects;

/**
 * Identity of the log that a position counts in.
 *
 * @param topicId the id that the broker gave the topic; another topic of the same name has another one
 * @param beginning the first offset that the log is known to have: 0, or more where a loss was accepted
 */
public record LogIdentity(String topicId, long beginning) {
    public LogIdentity {
        Objects.requireNonNull(topicId);
    }
}
