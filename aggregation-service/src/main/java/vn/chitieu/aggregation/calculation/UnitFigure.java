package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * Figure of one unit for one indicator up to the end of a quarter.
 *
 * @param value of the quarter; null where it has none
 * @param cumulative since 1 January; null where it has none
 * @param size the sum of the sizes of the quarter's figures, to weigh estimates by
 * @param estimated how much of that are estimates
 * @param status the softest status of the quarter's figures; null where there is none
 * @param asOf when the newest figure since 1 January was reported; null where there is none
 */
record UnitFigure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal cumulative,
        BigDecimal size,
        BigDecimal estimated,
        @Nullable FigureStatus status,
        @Nullable Instant asOf) {

    /**
     * Reads it off a unit's contributions.
     *
     * @param isDivided whether the definition changed within the year, so that quarters cannot be put together
     */
    static UnitFigure of(Indicator indicator, UnitYear year, boolean isDivided) {
        List<Contribution> ofQuarter = counting(year.ofQuarter());
        Operator operator = indicator.rollUp().acrossPeriods();
        return new UnitFigure(
                Operators.combine(operator, values(ofQuarter)),
                isDivided ? null : Operators.combine(operator, values(year.ofDefinition())),
                size(ofQuarter),
                size(ofQuarter.stream()
                        .filter(c -> c.status() == FigureStatus.ESTIMATE)
                        .toList()),
                ofQuarter.stream()
                        .map(Contribution::status)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                year.sinceJanuary().stream()
                        .map(Contribution::reportedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static List<Contribution> counting(List<Contribution> contributions) {
        return contributions.stream().filter(c -> c.value() != null).toList();
    }

    private static List<BigDecimal> values(List<Contribution> contributions) {
        List<BigDecimal> values = new ArrayList<>(contributions.size());
        contributions.forEach(c -> c.figure().ifPresent(values::add));
        return values;
    }

    private static BigDecimal size(List<Contribution> contributions) {
        return Operators.sum(values(contributions).stream().map(BigDecimal::abs).toList());
    }
}
