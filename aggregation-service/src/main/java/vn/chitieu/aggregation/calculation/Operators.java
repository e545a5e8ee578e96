package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.Decimals;

/** Implementation of the aggregation operators: several figures become one. */
public final class Operators {

    private Operators() {}

    /**
     * Returns the figures as one; null where there is none.
     *
     * @param operator any but WEIGHTED_AVERAGE, which needs weights
     * @param figures in the order of their periods where the operator is LAST
     */
    static @Nullable BigDecimal combine(Operator operator, List<BigDecimal> figures) {
        if (figures.isEmpty()) {
            return null;
        }
        BigDecimal combined = switch (operator) {
            case SUM -> sum(figures);
            case AVERAGE -> Percent.quotient(sum(figures), BigDecimal.valueOf(figures.size()));
            case MAX -> figures.stream().reduce(BigDecimal::max).orElseThrow();
            case MIN -> figures.stream().reduce(BigDecimal::min).orElseThrow();
            case LAST -> figures.get(figures.size() - 1);
            case WEIGHTED_AVERAGE -> throw new IllegalArgumentException("expected weights");
        };
        return Decimals.canonical(combined);
    }

    /** Returns the mean weighted by the weights of the same places; null where the weights sum up to zero. */
    static @Nullable BigDecimal weightedAverage(List<BigDecimal> figures, List<BigDecimal> weights) {
        BigDecimal weight = sum(weights);
        if (weight.signum() == 0) {
            return null;
        }
        BigDecimal weighted = BigDecimal.ZERO;
        for (int i = 0; i < figures.size(); i++) {
            weighted = weighted.add(figures.get(i).multiply(weights.get(i)));
        }
        return Percent.quotient(weighted, weight);
    }

    public static BigDecimal sum(List<BigDecimal> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal figure : figures) {
            sum = sum.add(figure);
        }
        return sum;
    }
}
