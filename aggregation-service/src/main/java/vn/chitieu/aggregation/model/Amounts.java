package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of a total, each null where it is not known.
 *
 * @param value of the quarter
 * @param cumulative since 1 January
 * @param sameQuarterLastYear of the same quarter of the year before on this quarter's territory; null also where that
 *     is not known
 * @param cumulativeLastYear since 1 January of the year before, up to the same quarter, on the same territory
 */
public record Amounts(
        @Nullable BigDecimal value,
        @Nullable BigDecimal cumulative,
        @Nullable BigDecimal sameQuarterLastYear,
        @Nullable BigDecimal cumulativeLastYear) {

    /** Nothing is known. */
    public static final Amounts NONE = new Amounts(null, null, null, null);

    /** Returns the growth of the quarter in percent; null where a figure is missing or the base is zero. */
    public @Nullable BigDecimal growthPercent() {
        return Percent.growth(value, sameQuarterLastYear);
    }

    /** Returns the growth since 1 January in percent; null where a figure is missing or the base is zero. */
    public @Nullable BigDecimal cumulativeGrowthPercent() {
        return Percent.growth(cumulative, cumulativeLastYear);
    }

    /** Returns by how many points a percentage lies above that of the year before; null where a figure is missing. */
    public @Nullable BigDecimal growthPoints() {
        return Percent.points(value, sameQuarterLastYear);
    }

    /** Returns by how many points a percentage since 1 January lies above that of the year before. */
    public @Nullable BigDecimal cumulativeGrowthPoints() {
        return Percent.points(cumulative, cumulativeLastYear);
    }
}
