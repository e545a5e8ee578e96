package vn.chitieu.aggregation.web;

/** A refusal: its stable code, and what was expected and came. */
final class Problem extends RuntimeException {

    private final ProblemCode code;

    Problem(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
