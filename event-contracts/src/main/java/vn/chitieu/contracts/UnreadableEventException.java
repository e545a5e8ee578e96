package vn.chitieu.contracts;

/** Says that a Kafka record is not the event that was expected: what was expected and what came. */
public final class UnreadableEventException extends Exception {

    /** Makes one without an underlying cause. */
    public UnreadableEventException(String message) {
        super(message);
    }

    /** Makes one that keeps what the parser said. */
    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
