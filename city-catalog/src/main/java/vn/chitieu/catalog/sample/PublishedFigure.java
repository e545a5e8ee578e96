package vn.chitieu.catalog.sample;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * A figure that was printed about the whole city, and the interval that its rounding allows.
 *
 * @param indicator code of the indicator
 * @param quarter the quarter that it is about
 * @param what which figure of the total it is
 * @param owner whose target a SHARE is of; null for others
 * @param printed the figure as it was printed: for VALUE in the indicator's unit of measure, else in percent
 * @param low the least that it can stand for, inclusive
 * @param high the most that it can stand for, inclusive
 * @param source where it was printed
 */
public record PublishedFigure(
        String indicator,
        Quarter quarter,
        What what,
        @Nullable String owner,
        BigDecimal printed,
        BigDecimal low,
        BigDecimal high,
        String source) {

    public PublishedFigure {
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(what);
        Objects.requireNonNull(source);
        if (low.compareTo(printed) > 0 || printed.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "expected low <= printed <= high, got " + low + ", " + printed + ", " + high);
        }
        if ((what == What.SHARE) != (owner != null)) {
            throw new IllegalArgumentException("expected an owner exactly for a share, got " + what + " of " + owner);
        }
    }

    /** Returns the owner of the target that a SHARE is of; empty for others. */
    public Optional<String> targetOwner() {
        return Optional.ofNullable(owner);
    }

    /** Returns whether a figure rounds to what was printed. */
    public boolean allows(BigDecimal figure) {
        return low.compareTo(figure) <= 0 && figure.compareTo(high) <= 0;
    }

    /** Which figure of a total it is. */
    public enum What {
        /** The value of the quarter. */
        VALUE,
        /** The growth against the same quarter of the year before, in percent. */
        GROWTH,
        /** The cumulative value as a share of a target of the year, in percent. */
        SHARE
    }
}
