package vn.chitieu.aggregation;

import vn.chitieu.aggregation.access.AggregationProblemCode;

/** A refusal: its stable code, and what was expected and came. */
public final class Problem extends RuntimeException {

    private final AggregationProblemCode code;

    public Problem(AggregationProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    AggregationProblemCode code() {
        return code;
    }
}
