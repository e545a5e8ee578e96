package vn.chitieu.notification.outbox;

/** Thrown where the archive mailbox cannot be searched now. */
public final class ArchiveAwayException extends Exception {

    /** Makes one that keeps what went wrong. */
    public ArchiveAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
