package vn.chitieu.notification.outbox;

/** Says why a notice cannot be made into a mail now, though it can later: what it needs from elsewhere is away. */
public final class NotYetRenderableException extends UnrenderableNoticeException {

    /** Makes one without an underlying cause. */
    public NotYetRenderableException(String message) {
        super(message);
    }

    /** Makes one that keeps what went wrong. */
    public NotYetRenderableException(String message, Throwable cause) {
        super(message, cause);
    }
}
