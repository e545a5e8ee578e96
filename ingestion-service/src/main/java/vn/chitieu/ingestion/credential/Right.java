package vn.chitieu.ingestion.credential;

/** Right of a credential. */
public enum Right {
    /** Send updates and remarks of its units. */
    REPORT,
    /** Assign targets for its owners. */
    TARGETS,
    /** Read figures and remarks. */
    READ,
    /** Answer the remarks of units for the city. */
    ANSWER,
    /** Issue, list and revoke credentials. */
    ADMIN
}
