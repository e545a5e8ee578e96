package vn.chitieu.aggregation.target;

import java.time.Instant;
import java.util.Objects;
import vn.chitieu.catalog.Target;

/**
 * A target that was assigned while the year ran, beside those of the catalog.
 *
 * @param id id of the assignment; the same id again for the same indicator and year is the same assignment
 * @param target what was assigned
 * @param assignedAt when it was accepted, to the millisecond; of two with the same first day the later one holds
 * @param channel how it came, such as {@code http}
 * @param credential id of the credential that it came with
 */
public record AssignedTarget(String id, Target target, Instant assignedAt, String channel, String credential) {

    public AssignedTarget {
        Objects.requireNonNull(id);
        Objects.requireNonNull(target);
        Objects.requireNonNull(assignedAt);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(credential);
    }

    /** Returns whether another assignment says the same, whenever it was accepted and with whichever credential. */
    public boolean saysTheSameAs(AssignedTarget other) {
        return target.equals(other.target);
    }
}
