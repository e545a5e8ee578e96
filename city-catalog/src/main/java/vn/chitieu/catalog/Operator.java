package vn.chitieu.catalog;

/**
 * Aggregation operator: how figures become one figure, across units or across reporting periods. Percentages are never
 * summed.
 */
public enum Operator {
    /** All of them together. */
    SUM,
    /** The plain mean. */
    AVERAGE,
    /** The mean weighted by another indicator; across units only. */
    WEIGHTED_AVERAGE,
    /** The one of the latest period; across periods only. */
    LAST,
    /** The largest. */
    MAX,
    /** The smallest. */
    MIN
}
