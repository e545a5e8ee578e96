package vn.chitieu.localstack;

/** Ends the run with a message for the user at the terminal: what is wrong and what to do about it. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes a message that stands alone, without a stack trace. */
    public StackException(String message) {
        super(message);
    }

    /** Takes a message that stands alone, and the cause for the log. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
