package vn.chitieu.contracts.vocabulary;

/** Verdict on a cumulative figure against one target, from the best to the worst; the last judges nothing. */
public enum Verdict {
    /** More than the whole target of the year is reached. */
    EXCEEDED,
    /** Clearly more than expected by now. */
    AHEAD,
    /** As much as expected by now. */
    ON_PACE,
    /** Less than expected by now, by so little, or on so thin a base, that it is not called behind yet. */
    AT_RISK,
    /** Less than expected by now. */
    BEHIND,
    /** Far less than expected by now; or, where less is better, more than the whole year may bring. */
    SEVERELY_BEHIND,
    /** Not judged; the reason stands beside it. */
    NOT_JUDGED;

    /** Returns whether this verdict says that the figure is behind its target. */
    public boolean isBehind() {
        return this == BEHIND || this == SEVERELY_BEHIND;
    }
}
