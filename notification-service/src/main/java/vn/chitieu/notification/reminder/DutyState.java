package vn.chitieu.notification.reminder;

/** How a report that is due stands. */
public enum DutyState {
    /** Not reported yet, and nobody was reminded. */
    WAITING,
    /** Not reported yet; those in charge of the unit were reminded. */
    REMINDED,
    /** Not reported at the deadline; those in charge of the unit and the leader above them were told. */
    OVERDUE,
    /** Still not reported some working days later; the next above were told. */
    ESCALATED,
    /** Reported, in time or late. */
    REPORTED
}
