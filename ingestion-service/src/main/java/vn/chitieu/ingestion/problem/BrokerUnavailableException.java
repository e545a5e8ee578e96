package vn.chitieu.ingestion.problem;

/**
 * Says that the broker did not answer in time when an account of the Kafka door was asked for; trying again may help.
 */
public final class BrokerUnavailableException extends RuntimeException {

    /** Makes one that keeps what the broker's client said. */
    public BrokerUnavailableException(Throwable cause) {
        super("the broker of the Kafka door does not answer", cause);
    }
}
