package vn.chitieu.aggregation;

import vn.chitieu.aggregation.access.ProblemCode;

/** A refusal: its stable code, and what was expected and came. */
public final class Problem extends RuntimeException {

    private final ProblemCode code;

    public Problem(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
