package vn.chitieu.aggregation.log;

/** The log does not answer at present, which passes by itself: the same question may be asked again. */
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
