package vn.chitieu.catalog;

/** Which way an indicator should go. */
public enum Direction {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER,
    /** Neither: shown, never judged. */
    NEUTRAL
}
