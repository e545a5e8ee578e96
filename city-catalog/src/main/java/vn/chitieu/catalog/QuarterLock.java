package vn.chitieu.catalog;

import java.util.Objects;

/**
 * The rule by which a quarter is locked: from then on its figures change only under an exemption.
 *
 * @param afterQuarters it is locked at the reporting deadline of the quarter that comes so many later, 0 to 40: at 0 a
 *     quarter is locked at its own deadline, at 8 two years after it
 * @param ask who grants exceptions, such as an office and its telephone
 */
public record QuarterLock(int afterQuarters, LocalizedName ask) {

    /** The longest that a city can leave its quarters open and lock them at all. */
    public static final int MOST_QUARTERS = 40;

    public QuarterLock {
        Objects.requireNonNull(ask);
        if (afterQuarters < 0 || afterQuarters > MOST_QUARTERS) {
            throw new IllegalArgumentException(
                    "expected a lock after 0 to " + MOST_QUARTERS + " quarters, got " + afterQuarters);
        }
    }
}
