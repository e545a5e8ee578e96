package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Comparison;

/**
 * One amount of last year that one of this year is compared with.
 *
 * @param amount null where there is none, or none that is comparable
 * @param comparison on what basis
 * @param isWhole whether every unit has reported all of it that it owed
 */
public record Base(@Nullable BigDecimal amount, Comparison comparison, boolean isWhole) {

    public Base {
        if (amount != null && !comparison.isComparable()) {
            throw new IllegalArgumentException("expected no amount where nothing is comparable, got " + amount);
        }
    }

    public static Base notComparable(Comparison.Reason reason) {
        return notComparable(Comparison.notComparable(reason));
    }

    static Base notComparable(Comparison ground) {
        return new Base(null, ground, true);
    }

    /** Returns the basis on which a figure is compared with this base: none where either is a part of a whole. */
    public Comparison ground(@Nullable BigDecimal figure, boolean isComplete) {
        return (isComplete && isWhole) || figure == null || amount == null
                ? comparison
                : Comparison.notComparable(Comparison.Reason.INCOMPLETE);
    }

    /** Returns a base on that basis; where there is no amount there is none. */
    static Base of(@Nullable BigDecimal amount, Comparison ground, boolean isWhole) {
        return new Base(amount, amount == null ? Comparison.NO_BASE : ground, isWhole);
    }

    /** Returns whether a derived figure is whole: where all its parts are. */
    static boolean areWhole(List<Base> parts) {
        return parts.stream().allMatch(Base::isWhole);
    }

    /** Returns the basis of a derived figure: not comparable where a part is not, by successors where one is. */
    static Comparison ground(List<Base> parts) {
        return parts.stream()
                .map(Base::comparison)
                .filter(one -> !one.isComparable())
                .min(Comparator.comparing(Comparison::reason))
                .orElseGet(() ->
                        parts.stream().anyMatch(part -> part.comparison().equals(Comparison.BY_SUCCESSORS))
                                ? Comparison.BY_SUCCESSORS
                                : Comparison.SAME_TERRITORY);
    }
}
