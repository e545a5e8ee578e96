package vn.chitieu.ingestion.problem;

/** Whether there is an exception from a lock cannot be known at present. */
public final class ExemptionsUnavailableException extends RuntimeException {

    /** Makes one with what the store said. */
    public ExemptionsUnavailableException(Throwable cause) {
        super(cause);
    }
}
