package vn.chitieu.aggregation.calculation;

import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;

/** Rule by which figures of a unit that is gone live on in those of its successors. */
enum SuccessionRule {
    /** They add up over units and over time, so each successor takes on its share. */
    BY_SHARES,
    /**
     * The greatest or least over units and over time: a successor of the whole unit takes it on, one of a part cannot.
     */
    WHOLE,
    /** They do not: of averages, and of stocks within a year, only those of units that are still there count. */
    NOT_AT_ALL;

    static SuccessionRule of(Indicator indicator) {
        Operator periods = indicator.rollUp().acrossPeriods();
        if (indicator.rollUp().acrossUnits() != periods) {
            return NOT_AT_ALL;
        }
        return switch (periods) {
            case SUM -> BY_SHARES;
            case MAX, MIN -> WHOLE;
            default -> NOT_AT_ALL;
        };
    }
}
