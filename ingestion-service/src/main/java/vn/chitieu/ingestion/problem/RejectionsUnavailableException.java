package vn.chitieu.ingestion.problem;

/** The store of rejections did not answer; whoever asked may ask again. */
public final class RejectionsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Takes what the store said. */
    public RejectionsUnavailableException(Throwable cause) {
        super("expected an answer of the store of rejections, got " + cause, cause);
    }
}
