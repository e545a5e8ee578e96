package vn.chitieu.contracts.vocabulary;

/** How long one reporting period of an indicator is. */
public enum Frequency {
    /** One figure a day. */
    DAY,
    /** One figure a calendar month. */
    MONTH,
    /** One figure a calendar quarter. */
    QUARTER
}
