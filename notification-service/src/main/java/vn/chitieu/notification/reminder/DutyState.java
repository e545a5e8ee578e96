package vn.chitieu.notification.reminder;

/** State of a report that is due. */
public enum DutyState {
    /** Not reported yet, and no reminder was sent. */
    WAITING,
    /** Not reported yet; those in charge of the unit were reminded. */
    REMINDED,
    /** Not reported at the deadline; those in charge of the unit and the leader above them were notified. */
    OVERDUE,
    /** Still not reported some working days later; the next above were notified. */
    ESCALATED,
    /** Reported, in time or late. */
    REPORTED
}
