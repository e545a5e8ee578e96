package vn.chitieu.aggregation.log;

/** The log is not the one that was read, or has lost records of it. Nothing is taken from it until that is mended. */
public final class LogLostException extends RuntimeException {

    /** Takes what was expected and what came. */
    public LogLostException(String message) {
        super(message);
    }
}
