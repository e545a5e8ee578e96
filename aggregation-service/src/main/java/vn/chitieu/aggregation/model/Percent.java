package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Decimals;

/**
 * Shares, growth and other quotients: to ten digits after the point, rounded half to even, and to the 34 digits of a
 * decimal128 where that is fewer. Never infinite: null instead.
 */
public final class Percent {

    private static final int SCALE = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    /** Returns part in percent of whole; null where either is missing or the whole is zero. */
    public static @Nullable BigDecimal share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() == 0) {
            return null;
        }
        return quotient(part.multiply(HUNDRED), whole);
    }

    /**
     * Returns by how many percent of the base the value lies above it; null where either is missing or the base is
     * zero.
     */
    public static @Nullable BigDecimal growth(@Nullable BigDecimal value, @Nullable BigDecimal base) {
        if (value == null || base == null || base.signum() == 0) {
            return null;
        }
        return quotient(value.subtract(base).multiply(HUNDRED), base.abs());
    }

    /** Returns by how many points a percentage lies above another; null where either is missing. */
    public static @Nullable BigDecimal points(@Nullable BigDecimal value, @Nullable BigDecimal base) {
        return value == null || base == null ? null : fitted(value.subtract(base));
    }

    /** Returns so many percent of an amount. */
    public static BigDecimal of(BigDecimal percent, BigDecimal amount) {
        return fitted(percent.multiply(amount).movePointLeft(2));
    }

    /** Returns dividend / divisor. */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return fitted(dividend.divide(divisor, SCALE, RoundingMode.HALF_EVEN));
    }

    /** Returns the amount to the 34 digits that can be kept. */
    public static BigDecimal fitted(BigDecimal value) {
        return Decimals.canonical(value.round(MathContext.DECIMAL128));
    }
}
