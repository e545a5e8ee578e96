package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which units a shortfall comes from. */
final class Gaps {

    private static final int MOST = 5;

    private Gaps() {}

    /**
     * Returns the units that lack most of what would be their part of the expected amount, in proportion to last year.
     *
     * @param units ids of the units that contribute
     * @param expected the amount expected of all of them
     * @param figure a unit's cumulative figure
     * @param lastYear a unit's cumulative figure of last year
     * @return at most five, the largest first, ties by id; none where last year is not known
     */
    static List<Attainment.Gap> largest(
            Collection<String> units,
            BigDecimal expected,
            Function<String, @Nullable BigDecimal> figure,
            Function<String, @Nullable BigDecimal> lastYear) {
        BigDecimal base = Operators.sum(
                units.stream().map(lastYear).filter(Objects::nonNull).toList());
        if (base.signum() <= 0) {
            return List.of();
        }
        return units.stream()
                .flatMap(unit -> gap(unit, figure.apply(unit), lastYear.apply(unit), expected, base))
                .sorted(Comparator.comparing(Attainment.Gap::missing).reversed().thenComparing(Attainment.Gap::unit))
                .limit(MOST)
                .toList();
    }

    private static Stream<Attainment.Gap> gap(
            String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal lastYear,
            BigDecimal expected,
            BigDecimal base) {
        if (lastYear == null || lastYear.signum() <= 0) {
            return Stream.empty();
        }
        BigDecimal part = Percent.quotient(expected.multiply(lastYear), base);
        BigDecimal missing = value == null ? part : part.subtract(value);
        return missing.signum() > 0 ? Stream.of(new Attainment.Gap(unit, value, part, missing)) : Stream.empty();
    }
}
