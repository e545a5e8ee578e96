package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Formula;
import vn.chitieu.contracts.vocabulary.Decimals;

/** Evaluates the formula of a derived indicator. */
final class Derivation {

    private Derivation() {}

    /**
     * Returns the derived figure; null where an input is missing or the denominator is zero.
     *
     * @param formula a sum or a ratio, or the weighted average of a single unit
     * @param inputs one for each of the formula's inputs, in their order
     * @param amount which amount of the inputs
     */
    static @Nullable BigDecimal evaluate(
            Formula formula, List<ScopeFigure> inputs, Function<ScopeFigure, @Nullable BigDecimal> amount) {
        return of(formula, inputs.stream().map(amount));
    }

    /**
     * Returns the derived figure; null where an input is missing or the denominator is zero.
     *
     * @param inputs one for each of the formula's inputs, in their order
     */
    static @Nullable BigDecimal of(Formula formula, Stream<@Nullable BigDecimal> inputs) {
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        inputs.forEach(amounts::add);
        if (formula instanceof Formula.Ratio ratio) {
            BigDecimal numerator = amounts.get(0);
            BigDecimal denominator = amounts.get(1);
            if (numerator == null || denominator == null || denominator.signum() == 0) {
                return null;
            }
            return Percent.quotient(numerator.multiply(ratio.factor()), denominator);
        }
        // Of a single unit, a weighted average is that unit's own figure.
        return formula instanceof Formula.Sum sum ? sum(sum, amounts) : amounts.get(0);
    }

    private static @Nullable BigDecimal sum(Formula.Sum formula, List<@Nullable BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < amounts.size(); i++) {
            BigDecimal input = amounts.get(i);
            if (input == null) {
                return null;
            }
            sum = formula.terms().get(i).negative() ? sum.subtract(input) : sum.add(input);
        }
        return Decimals.canonical(sum);
    }
}
