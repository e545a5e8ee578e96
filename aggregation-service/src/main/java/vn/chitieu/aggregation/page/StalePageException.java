package vn.chitieu.aggregation.page;

/** Says that somebody else wrote where this consumer thought to be the only writer: it has lost its partition. */
public final class StalePageException extends RuntimeException {

    /** Makes one that says what was to be written and on which version it was based. */
    public StalePageException(String message) {
        super(message);
    }
}
