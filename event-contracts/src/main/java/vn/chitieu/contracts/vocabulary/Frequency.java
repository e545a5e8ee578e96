package vn.chitieu.contracts.vocabulary;

/** Reporting frequency of an indicator: the length of one reporting period. */
public enum Frequency {
    /** One figure a day. */
    DAY,
    /** One figure a calendar month. */
    MONTH,
    /** One figure a calendar quarter. */
    QUARTER
}
