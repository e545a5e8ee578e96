package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Intermediate goal at the end of a quarter on the way to a target.
 *
 * @param indicator of what
 * @param accrual how it becomes more over the year
 * @param target the target of the year
 * @param previous the amount before its last change within the year; null where there was none
 * @param quarter up to which quarter
 * @param expectedPercent the share of the target expected by then
 */
record TargetGoal(
        Indicator indicator,
        Accrual accrual,
        Target target,
        @Nullable BigDecimal previous,
        Quarter quarter,
        BigDecimal expectedPercent) {

    private static final int MONTHS = 3;

    /** Returns the amount expected by then. */
    BigDecimal expected() {
        return Percent.of(expectedPercent, target.value());
    }

    /** Returns what is missing to the amount expected by then, zero where nothing is. */
    BigDecimal shortfall(BigDecimal cumulative) {
        return positive(missing(expected(), cumulative));
    }

    /**
     * Returns the amount needed in each month left of the year; where less is better, what may still be used in each,
     * or by how much a stock has to fall. Zero where nothing is needed or left; null after the fourth quarter, and
     * where months do not add up or neither direction is better.
     */
    @Nullable
    BigDecimal neededPerMonth(@Nullable BigDecimal cumulative) {
        int months = (4 - quarter.number()) * MONTHS;
        if (cumulative == null
                || months == 0
                || accrual == Accrual.LEVEL
                || indicator.judging().direction() == Direction.NEUTRAL) {
            return null;
        }
        boolean mustFall = accrual == Accrual.STOCK && indicator.judging().direction() == Direction.LOWER;
        BigDecimal left = target.value().subtract(cumulative);
        return Percent.quotient(positive(mustFall ? left.negate() : left), BigDecimal.valueOf(months));
    }

    private BigDecimal missing(BigDecimal wanted, BigDecimal cumulative) {
        return indicator.judging().direction() == Direction.LOWER
                ? cumulative.subtract(wanted)
                : wanted.subtract(cumulative);
    }

    private static BigDecimal positive(BigDecimal amount) {
        return Decimals.canonical(amount.max(BigDecimal.ZERO));
    }
}
