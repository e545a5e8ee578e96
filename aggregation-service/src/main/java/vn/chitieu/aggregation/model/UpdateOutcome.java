package vn.chitieu.aggregation.model;

/** The kinds of outcome of one update. */
public enum UpdateOutcome {
    /** The first figure of its cell. */
    CREATED,
    /** Replaced an earlier figure. */
    CORRECTED,
    /** Says what the cell says already: a repeat, or a confirmation. */
    UNCHANGED,
    /** A later figure is there already. */
    STALE,
    /** Took the figure back. */
    WITHDRAWN,
    /** Could not be taken; the receipt says why. */
    REJECTED,
    /** Says something else than an earlier update under the same id, and does not count. */
    CONFLICT
}
