package vn.chitieu.catalog;

/** How an indicator's figures become more over the year, which decides what a share of a target means. */
public enum Accrual {
    /** Quarters add up to the year: revenue, new enterprises. */
    FLOW,
    /** The last figure is that of the year: poor households, kilometres in use. */
    STOCK,
    /** Neither: percentages, ratios, means, the highest or lowest; every quarter can reach the whole target. */
    LEVEL
}
