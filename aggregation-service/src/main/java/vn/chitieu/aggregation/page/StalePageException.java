package vn.chitieu.aggregation.page;

/**
 * Optimistic locking failure: another process wrote where this one expected to be the only writer, such as the consumer
 * that has taken its partition over.
 */
public class StalePageException extends RuntimeException {

    /** Makes one that says what was to be written and on which version it was based. */
    public StalePageException(String message) {
        super(message);
    }
}
