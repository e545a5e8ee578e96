package vn.chitieu.notification.outbox;

/** State of the delivery of a notice. */
public enum DeliveryState {
    /** Wanted, not written yet. */
    QUEUED,
    /** Its bytes are frozen; it has not been tried. */
    RENDERED,
    /** A sender has the lease, and has not begun. */
    CLAIMED,
    /** A sender has begun, and has not said how it ended. */
    SENDING,
    /** Certainly not accepted; tried again later. */
    RETRY,
    /** Perhaps accepted; the same bytes are sent again unless the archive has them. */
    UNKNOWN,
    /** Accepted by the mail server. */
    SENT,
    /** Refused by the mail server for good, or could not be written. */
    FAILED,
    /** No longer true, or no longer needed, before it left. */
    SUPERSEDED,
    /** Not accepted before its deadline. */
    EXPIRED,
    /** Carried by another notice, such as a digest. */
    FOLDED;

    /** Returns whether nothing more will happen. */
    public boolean isDone() {
        return compareTo(SENT) >= 0;
    }

    /** Returns whether the mail server certainly does not have it and no sender is about to hand it over. */
    public boolean isAtHome() {
        return this == QUEUED || this == RENDERED || this == RETRY;
    }
}
