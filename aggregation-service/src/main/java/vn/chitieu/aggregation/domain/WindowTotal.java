package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * What a scope reached of an indicator within a window beside the quarters.
 *
 * @param indicator code of the indicator
 * @param scope the scope
 * @param value over the reporting periods that lie wholly inside; null where there is none
 * @param sameWindowLastYear over those of the same days of the year before; null where there is none, or none that is
 *     comparable
 * @param comparison on which ground the two are compared
 * @param growth in percent, or points of a percentage; null where there is no base
 * @param target what is to be reached; null where nothing was set
 * @param targetOwner who set it; null where nothing was set
 * @param sharePercent value in percent of the target; null where either is missing
 * @param wholePeriods the reporting periods that count, earliest first
 * @param endedPeriods those of them that are over, so that their figures can be asked for
 * @param cutPeriods those that lie partly inside and do not count
 * @param trust how far it can be trusted: a unit is missing that lacks one of the whole periods that have ended
 * @param status the softest status; null where there is no figure
 * @param asOf when the newest figure in it was reported; null where there is none
 */
public record WindowTotal(
        String indicator,
        Scope scope,
        @Nullable BigDecimal value,
        @Nullable BigDecimal sameWindowLastYear,
        Comparison comparison,
        @Nullable BigDecimal growth,
        @Nullable BigDecimal target,
        @Nullable String targetOwner,
        @Nullable BigDecimal sharePercent,
        List<ReportingPeriod> wholePeriods,
        List<ReportingPeriod> endedPeriods,
        List<ReportingPeriod> cutPeriods,
        Trust trust,
        @Nullable FigureStatus status,
        @Nullable Instant asOf) {

    public WindowTotal {
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(comparison);
        Objects.requireNonNull(trust);
        wholePeriods = List.copyOf(wholePeriods);
        endedPeriods = List.copyOf(endedPeriods);
        cutPeriods = List.copyOf(cutPeriods);
    }
}
