package vn.chitieu.benchmarks.parts;

/** Thrown where a run ended with a wrong result: its figures do not count. */
public final class WrongResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes what was expected and what came. */
    public WrongResultException(String message) {
        super(message);
    }
}
