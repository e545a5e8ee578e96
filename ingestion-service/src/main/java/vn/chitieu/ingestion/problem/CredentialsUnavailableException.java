package vn.chitieu.ingestion.problem;

/** Says that the store of credentials did not answer in time; trying again later may help. */
public final class CredentialsUnavailableException extends RuntimeException {

    /** Makes one that keeps what the store's driver said. */
    public CredentialsUnavailableException(Throwable cause) {
        super("the store of credentials does not answer", cause);
    }
}
