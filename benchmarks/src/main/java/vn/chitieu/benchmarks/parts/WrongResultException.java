package vn.chitieu.benchmarks.parts;

/** Says that a run ended with another result than the right one: its figures count for nothing. */
public final class WrongResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes what was expected and what came. */
    public WrongResultException(String message) {
        super(message);
    }
}
