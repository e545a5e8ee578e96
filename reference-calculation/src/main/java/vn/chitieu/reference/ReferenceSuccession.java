package vn.chitieu.reference;

import java.math.BigDecimal;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;

/** What successors take on of the figures of a unit that is gone, by the table of decision 7. */
enum ReferenceSuccession {
    /** Their share: sums over units and over time. */
    A_SHARE,
    /** The figure, where the unit went whole into the scope: the greatest, the least. */
    THE_WHOLE,
    /** Nothing. */
    NONE;

    static ReferenceSuccession of(Indicator indicator) {
        Operator units = indicator.rollUp().acrossUnits();
        if (units != indicator.rollUp().acrossPeriods()) {
            return NONE;
        }
        if (units == Operator.SUM) {
            return A_SHARE;
        }
        return units == Operator.MAX || units == Operator.MIN ? THE_WHOLE : NONE;
    }

    /** Returns whether a scope takes on figures of a unit of which it has that share. */
    boolean takes(BigDecimal share) {
        return this == A_SHARE || (this == THE_WHOLE && share.compareTo(BigDecimal.ONE) == 0);
    }
}
