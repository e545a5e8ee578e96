package vn.chitieu.catalog;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way in which an indicator's figures accrue over the year, which decides what a share of a target means. */
public enum Accrual {
    /** Quarters add up to the year: revenue, new enterprises. */
    FLOW,
    /** The last figure is that of the year: poor households, kilometers in use. */
    STOCK,
    /** Neither: percentages, ratios, means, the highest or lowest; every quarter can reach the whole target. */
    LEVEL;

    /**
     * Returns how an indicator's figures become more; a sum accrues as all of its parts do.
     *
     * @param named finds the indicators that it is made of; one that is not found makes a level of it
     */
    public static Accrual of(Indicator indicator, Function<String, @Nullable Indicator> named) {
        if (indicator.figures().percentage()) {
            return LEVEL;
        }
        Formula formula = indicator.rollUp().formula();
        if (formula == null) {
            return switch (indicator.rollUp().acrossPeriods()) {
                case SUM -> FLOW;
                case LAST -> STOCK;
                default -> LEVEL;
            };
        }
        Set<Accrual> parts =
                formula.inputs().map(input -> ofPart(named.apply(input), named)).collect(Collectors.toSet());
        return formula instanceof Formula.Sum && parts.size() == 1
                ? parts.iterator().next()
                : LEVEL;
    }

    private static Accrual ofPart(@Nullable Indicator part, Function<String, @Nullable Indicator> named) {
        return part == null ? LEVEL : of(part, named);
    }
}
