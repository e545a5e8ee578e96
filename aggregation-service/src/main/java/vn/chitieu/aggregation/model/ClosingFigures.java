package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a quarter as of its deadline, where they are others now.
 *
 * @param value its figure as it was known then; null where nothing was
 * @param cumulative the figure since 1 January as it was known then; null where nothing was
 * @param movedPercent by how many percent of it the figure moved since, in points for a percentage; null where that is
 *     not known
 * @param exceeded whether that is more than the indicator's tolerance; a figure taken back and one that came where
 *     there was zero exceed any
 */
public record ClosingFigures(
        @Nullable BigDecimal value,
        @Nullable BigDecimal cumulative,
        @Nullable BigDecimal movedPercent,
        boolean exceeded) {}
