package vn.chitieu.notification.outbox;

/** A notice has nothing to say any more: what it asks for was done before it left. It is dropped, and is no fault. */
public final class OvertakenNoticeException extends UnrenderableNoticeException {

    private static final long serialVersionUID = 1L;

    /** Says what was done. */
    public OvertakenNoticeException(String message) {
        super(message);
    }
}
