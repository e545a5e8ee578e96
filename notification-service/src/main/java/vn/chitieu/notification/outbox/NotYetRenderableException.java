package vn.chitieu.notification.outbox;

/** Transient fault: a notice cannot be rendered now, because what it needs from elsewhere is away. */
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
