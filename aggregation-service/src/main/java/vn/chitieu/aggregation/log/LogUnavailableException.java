package vn.chitieu.aggregation.log;

/** Thrown where the log does not answer at present: a transient fault, so the same request may be retried. */
public final class LogUnavailableException extends IllegalStateException {

    /** Takes what was asked for. */
    public LogUnavailableException(String message) {
        super(message);
    }

    /** Takes what was asked for, and what came instead. */
    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
