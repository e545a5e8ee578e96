package vn.chitieu.ingestion.problem;

/** Says that it cannot be known at present what became of an update. */
public final class ReceiptsUnavailableException extends RuntimeException {

    /** Says why. */
    public ReceiptsUnavailableException(String message) {
        super(message);
    }

    /** Says why, and what was thrown. */
    public ReceiptsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
