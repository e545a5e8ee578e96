package vn.chitieu.ingestion.problem;

/** Says that the store of known requests did not answer in time; trying again later may help. */
public final class RequestsUnavailableException extends RuntimeException {

    /** Makes one that keeps what the store's driver said. */
    public RequestsUnavailableException(Throwable cause) {
        super("the store of known requests does not answer", cause);
    }
}
