package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * What one unit reported of one indicator up to the end of a quarter.
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
     * @param sinceJanuary those of the year up to the quarter, in the order of their periods, withdrawn ones included
     */
    static UnitFigure of(Indicator indicator, Quarter quarter, List<Contribution> sinceJanuary) {
        List<Contribution> counting =
                sinceJanuary.stream().filter(c -> c.value() != null).toList();
        List<Contribution> ofQuarter = counting.stream()
                .filter(c -> c.cell().period().quarter().equals(quarter))
                .toList();
        Operator operator = indicator.acrossPeriods();
        return new UnitFigure(
                Operators.combine(operator, values(ofQuarter)),
                Operators.combine(operator, values(counting)),
                size(ofQuarter),
                size(ofQuarter.stream()
                        .filter(c -> c.status() == FigureStatus.ESTIMATE)
                        .toList()),
                ofQuarter.stream()
                        .map(Contribution::status)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                sinceJanuary.stream()
                        .map(Contribution::reportedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
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
