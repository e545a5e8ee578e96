package vn.chitieu.notification.web;

/** A refusal: its stable code and what was expected and came. */
final class Problem extends RuntimeException {

    private static final int SHOWN = 100;

    private final ProblemCode code;

    Problem(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Returns the refusal for a code of the domain, which bears the same name here. */
    static Problem of(Enum<?> refusal, String message) {
        return new Problem(ProblemCode.valueOf(refusal.name()), message);
    }

    /** Returns as much of a text from outside as a message may show. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    ProblemCode code() {
        return code;
    }
}
