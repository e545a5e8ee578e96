package vn.chitieu.aggregation.page;

/**
 * Thrown where another consumer has taken a partition over, or the stores of what was read of it were lost or restored:
 * the partition has to be taken over again before anything of it is stored.
 */
public final class PartitionLostException extends StalePageException {

    /** Takes what was expected, and what was found. */
    public PartitionLostException(String message) {
        super(message);
    }
}
