package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Formula by which the totals of a derived indicator follow from totals of others at the same scope and quarter. */
public sealed interface Formula permits Formula.Sum, Formula.Ratio, Formula.WeightedAverage {

    /** Returns the codes of the indicators that it reads, in order. */
    Stream<String> inputs();

    /**
     * Sums and differences.
     *
     * @param terms at least one
     */
    record Sum(List<Term> terms) implements Formula {
        public Sum {
            terms = List.copyOf(terms);
            if (terms.isEmpty()) {
                throw new IllegalArgumentException("expected at least one term in a formula");
            }
        }

        @Override
        public Stream<String> inputs() {
            return terms.stream().map(Term::indicator);
        }
    }

    /**
     * One term of a sum.
     *
     * @param indicator code of the indicator
     * @param negative whether it is subtracted
     */
    record Term(String indicator, boolean negative) {
        public Term {
            Objects.requireNonNull(indicator);
        }
    }

    /**
     * A ratio times a factor, such as 100 for a percentage.
     *
     * @param numerator code of an indicator
     * @param denominator code of an indicator
     * @param factor what the ratio is multiplied by, not zero
     */
    record Ratio(String numerator, String denominator, BigDecimal factor) implements Formula {
        public Ratio {
            Objects.requireNonNull(numerator);
            Objects.requireNonNull(denominator);
            if (factor.signum() == 0) {
                throw new IllegalArgumentException("expected a factor other than zero");
            }
        }

        @Override
        public Stream<String> inputs() {
            return Stream.of(numerator, denominator);
        }
    }

    /**
     * The mean of one indicator over the units of a scope, weighted by another: of a single unit its own figure. For an
     * indicator that is itself derived for each unit, such as a share of households weighted by the households.
     *
     * @param of code of the indicator that is averaged
     * @param by code of the indicator that gives the weights
     */
    record WeightedAverage(String of, String by) implements Formula {
        public WeightedAverage {
            Objects.requireNonNull(of);
            Objects.requireNonNull(by);
        }

        @Override
        public Stream<String> inputs() {
            return Stream.of(of, by);
        }
    }
}
