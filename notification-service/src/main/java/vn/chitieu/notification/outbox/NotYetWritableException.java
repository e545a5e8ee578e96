package vn.chitieu.notification.outbox;

/** Says why a notice cannot be made into a mail now, though it can later: what it needs from elsewhere is away. */
public final class NotYetWritableException extends UnwritableNoticeException {

    /** Makes one without an underlying cause. */
    public NotYetWritableException(String message) {
        super(message);
    }

    /** Makes one that keeps what went wrong. */
    public NotYetWritableException(String message, Throwable cause) {
        super(message, cause);
    }
}
