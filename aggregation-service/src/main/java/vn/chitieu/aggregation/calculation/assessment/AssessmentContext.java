package vn.chitieu.aggregation.calculation.assessment;

import java.time.Instant;
import java.util.Objects;
import vn.chitieu.aggregation.target.TargetsInForce;

/**
 * Context of an assessment: what a total depends on beside contributions and catalog, and what its revision number
 * follows from.
 *
 * @param now the time, to tell whether deadlines have passed
 * @param targets the targets of the city
 * @param revisionFloor every revision given from now on is greater than this; 0 in a database that was never restored
 */
public record AssessmentContext(Instant now, TargetsInForce targets, long revisionFloor) {

    public AssessmentContext {
        Objects.requireNonNull(now);
        Objects.requireNonNull(targets);
        if (revisionFloor < 0) {
            throw new IllegalArgumentException("expected a revision floor of 0 or more, got " + revisionFloor);
        }
    }

    /** Returns the context in a database that was never restored. */
    public static AssessmentContext at(Instant now, TargetsInForce targets) {
        return new AssessmentContext(now, targets, 0);
    }
}
