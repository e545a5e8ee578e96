package vn.chitieu.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Formula;

/** The formulas of derived indicators, and weighted means. */
final class ReferenceFormulas {

    private ReferenceFormulas() {}

    /** Returns the derived figure; null where an input has none. A weighted mean of one unit is its own figure. */
    static @Nullable BigDecimal of(Formula formula, Function<String, @Nullable BigDecimal> input) {
        if (formula instanceof Formula.Sum sum) {
            BigDecimal result = BigDecimal.ZERO;
            for (Formula.Term term : sum.terms()) {
                BigDecimal one = input.apply(term.indicator());
                if (one == null) {
                    return null;
                }
                result = term.negative() ? result.subtract(one) : result.add(one);
            }
            return result;
        }
        if (formula instanceof Formula.Ratio ratio) {
            BigDecimal above = input.apply(ratio.numerator());
            BigDecimal below = input.apply(ratio.denominator());
            return above == null || below == null || below.signum() == 0
                    ? null
                    : ReferenceMath.divide(above.multiply(ratio.factor()), below);
        }
        return input.apply(((Formula.WeightedAverage) formula).of());
    }

    /** Returns the mean over the units that have both a figure and a weight; null where the weights are zero. */
    static @Nullable BigDecimal mean(
            Collection<String> units,
            Function<String, @Nullable BigDecimal> figure,
            Function<String, @Nullable BigDecimal> weight) {
        List<BigDecimal> figures = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (String unit : units) {
            BigDecimal one = figure.apply(unit);
            BigDecimal itsWeight = weight.apply(unit);
            if (one != null && itsWeight != null) {
                figures.add(one);
                weights.add(itsWeight);
            }
        }
        return mean(figures, weights);
    }

    /** Returns the mean of figures, weighted by the weights at the same places; null where those are zero. */
    static @Nullable BigDecimal mean(List<BigDecimal> figures, List<BigDecimal> weights) {
        BigDecimal weighted = BigDecimal.ZERO;
        for (int i = 0; i < figures.size(); i++) {
            weighted = weighted.add(figures.get(i).multiply(weights.get(i)));
        }
        BigDecimal all = ReferenceMath.sum(weights);
        return all.signum() == 0 ? null : ReferenceMath.divide(weighted, all);
    }
}
