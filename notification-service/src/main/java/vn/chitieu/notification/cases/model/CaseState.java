package vn.chitieu.notification.cases.model;

/** State of a case. */
public enum CaseState {
    /** Seen behind, not confirmed yet; no notice was sent. */
    PENDING,
    /** Confirmed; those in charge were notified and asked for cause and remedy. */
    OPEN,
    /** Cause, remedy and a promised date were given. */
    EXPLAINED,
    /** A date passed and the figure is still behind. */
    ESCALATED,
    /** At or above what is expected plus a margin, not yet for long enough. */
    RECOVERING,
    /** Over; why, says the {@link Resolution}. */
    RESOLVED,
    /** The period was closed while the figure was behind. */
    CLOSED_UNRESOLVED;

    /** Returns whether nothing more is awaited. */
    public boolean isClosed() {
        return this == RESOLVED || this == CLOSED_UNRESOLVED;
    }
}
