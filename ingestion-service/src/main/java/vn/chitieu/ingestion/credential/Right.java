package vn.chitieu.ingestion.credential;

/** Right of a credential. */
public enum Right {
    /** Send updates of its units. */
    REPORT,
    /** Assign targets for its owners. */
    TARGETS,
    /** Read figures. */
    READ,
    /** Issue, list and revoke credentials. */
    ADMIN
}
