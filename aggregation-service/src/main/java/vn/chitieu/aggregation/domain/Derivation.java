package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Formula;
import vn.chitieu.contracts.vocabulary.Decimals;

/** Evaluates the formula of a derived indicator. */
final class Derivation {

    private Derivation() {}

    /**
     * Returns the derived figure; null where an input is missing or the denominator is zero.
     *
     * @param formula a sum or a ratio; a weighted average needs the units of the scope
     * @param inputs one for each of the formula's inputs, in their order
     * @param amount which amount of the inputs
     */
    static @Nullable BigDecimal evaluate(
            Formula formula, List<ScopeFigure> inputs, Function<ScopeFigure, @Nullable BigDecimal> amount) {
        if (formula instanceof Formula.Ratio ratio) {
            BigDecimal numerator = amount.apply(inputs.get(0));
            BigDecimal denominator = amount.apply(inputs.get(1));
            if (numerator == null || denominator == null || denominator.signum() == 0) {
                return null;
            }
            return Percent.quotient(numerator.multiply(ratio.factor()), denominator);
        }
        if (formula instanceof Formula.Sum sum) {
            return sum(sum, inputs, amount);
        }
        throw new IllegalArgumentException("expected a sum or a ratio, got " + formula);
    }

    private static @Nullable BigDecimal sum(
            Formula.Sum formula, List<ScopeFigure> inputs, Function<ScopeFigure, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < inputs.size(); i++) {
            BigDecimal input = amount.apply(inputs.get(i));
            if (input == null) {
                return null;
            }
            sum = formula.terms().get(i).negative() ? sum.subtract(input) : sum.add(input);
        }
        return Decimals.canonical(sum);
    }
}
