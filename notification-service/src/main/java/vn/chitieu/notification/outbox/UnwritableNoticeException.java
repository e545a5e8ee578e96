package vn.chitieu.notification.outbox;

/** Says why a notice cannot be made into a mail: what was expected and what there is. */
public sealed class UnwritableNoticeException extends Exception permits NotYetWritableException {

    /** Makes one without an underlying cause. */
    public UnwritableNoticeException(String message) {
        super(message);
    }

    /** Makes one that keeps what went wrong. */
    public UnwritableNoticeException(String message, Throwable cause) {
        super(message, cause);
    }
}
