package vn.chitieu.notification.outbox;

/** Permanent fault: a notice cannot be rendered as a mail; says what was expected and what there is. */
public sealed class UnrenderableNoticeException extends Exception
        permits NotYetRenderableException, OvertakenNoticeException {

    /** Makes one without an underlying cause. */
    public UnrenderableNoticeException(String message) {
        super(message);
    }

    /** Makes one that keeps what went wrong. */
    public UnrenderableNoticeException(String message, Throwable cause) {
        super(message, cause);
    }
}
