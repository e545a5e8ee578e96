package vn.chitieu.notification.outbox;

/** Says why the archive mailbox cannot be asked now. */
public final class ArchiveAwayException extends Exception {

    /** Makes one that keeps what went wrong. */
    public ArchiveAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
