package vn.chitieu.catalog;

/** The direction in which an indicator should go. */
public enum Direction {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER,
    /** Neither: shown, never judged. */
    NEUTRAL
}
