package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.Operators;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Direction;

/** Finds the units that a shortfall comes from, or an excess where less is better. */
final class Gaps {

    private static final int MOST = 5;

    private Gaps() {}

    /**
     * Returns the units that lack most of what would be their part of the expected amount, in proportion to last year.
     *
     * @param units ids of the units that contribute
     * @param direction which way the indicator should go
     * @param expected the amount expected of all of them
     * @param figure a unit's cumulative figure
     * @param lastYear a unit's cumulative figure of last year
     * @return at most five, the largest first, ties by id; none where last year is not known
     */
    static List<Attainment.Gap> largest(
            Collection<String> units,
            Direction direction,
            BigDecimal expected,
            Function<String, @Nullable BigDecimal> figure,
            Function<String, @Nullable BigDecimal> lastYear) {
        BigDecimal base = Operators.sum(
                units.stream().map(lastYear).filter(Objects::nonNull).toList());
        if (base.signum() <= 0) {
            return List.of();
        }
        return units.stream()
                .flatMap(unit -> gap(unit, direction, figure.apply(unit), lastYear.apply(unit), expected, base))
                .sorted(Comparator.comparing(Attainment.Gap::missing).reversed().thenComparing(Attainment.Gap::unit))
                .limit(MOST)
                .toList();
    }

    private static Stream<Attainment.Gap> gap(
            String unit,
            Direction direction,
            @Nullable BigDecimal value,
            @Nullable BigDecimal lastYear,
            BigDecimal expected,
            BigDecimal base) {
        if (lastYear == null || lastYear.signum() <= 0) {
            return Stream.empty();
        }
        BigDecimal part = Percent.quotient(expected.multiply(lastYear), base);
        BigDecimal figure = value == null ? BigDecimal.ZERO : value;
        BigDecimal missing = direction == Direction.LOWER ? figure.subtract(part) : part.subtract(figure);
        return missing.signum() > 0 ? Stream.of(new Attainment.Gap(unit, value, part, missing)) : Stream.empty();
    }
}
