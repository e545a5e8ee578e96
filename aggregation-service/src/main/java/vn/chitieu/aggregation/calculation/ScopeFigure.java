package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * Figure of a scope for one indicator up to the end of a quarter, before it is compared with anything.
 *
 * @param value of the quarter; null where it is not known
 * @param cumulative since 1 January; null where it is not known
 * @param expected ids of the units that have to report
 * @param missing ids of those that have not reported all that they had to
 * @param isWhole whether no unit lacks a period of the quarter itself
 * @param size the sum of the sizes of the figures in it, to weigh estimates by
 * @param estimated how much of that are estimates
 * @param status the softest status; null where there is no figure
 * @param asOf when the newest figure was reported; null where there is none
 */
public record ScopeFigure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal cumulative,
        SortedSet<String> expected,
        SortedSet<String> missing,
        boolean isWhole,
        BigDecimal size,
        BigDecimal estimated,
        @Nullable FigureStatus status,
        @Nullable Instant asOf) {}
