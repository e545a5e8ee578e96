package vn.chitieu.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Operator;

/** Sums, means and quotients; a quotient has ten digits after the point, half to even, and 34 digits at most. */
final class ReferenceMath {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ReferenceMath() {}

    static @Nullable BigDecimal together(Operator operator, List<BigDecimal> figures) {
        if (figures.isEmpty()) {
            return null;
        }
        BigDecimal result = figures.get(0);
        for (BigDecimal next : figures.subList(1, figures.size())) {
            result = switch (operator) {
                case SUM, AVERAGE -> result.add(next);
                case MAX -> result.max(next);
                case MIN -> result.min(next);
                case LAST -> next;
                case WEIGHTED_AVERAGE -> throw new IllegalArgumentException("expected no weights");
            };
        }
        return operator == Operator.AVERAGE
                ? divide(result, BigDecimal.valueOf(figures.size()))
                : result.round(MathContext.DECIMAL128);
    }

    /** Returns the sum; zero of nothing. */
    static BigDecimal sum(List<BigDecimal> figures) {
        return figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns a / b. */
    static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, 10, RoundingMode.HALF_EVEN).round(MathContext.DECIMAL128);
    }

    /** Returns a in percent of b; null where it is not known. */
    static @Nullable BigDecimal percent(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null || b.signum() == 0 ? null : divide(a.multiply(HUNDRED), b);
    }

    /** Returns by how many percent of b a lies above it; null where it is not known. */
    static @Nullable BigDecimal growth(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : percent(a.subtract(b), b.abs());
    }

    /** Returns by how much a lies above b; null where it is not known. */
    static @Nullable BigDecimal above(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b).round(MathContext.DECIMAL128);
    }

    /** Returns so many percent of an amount. */
    static BigDecimal part(BigDecimal percent, BigDecimal amount) {
        return percent.multiply(amount).movePointLeft(2).round(MathContext.DECIMAL128);
    }

    /** Returns whether both are the same amount, or both none. */
    static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return text(a).equals(text(b));
    }

    static String text(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "none";
        }
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
