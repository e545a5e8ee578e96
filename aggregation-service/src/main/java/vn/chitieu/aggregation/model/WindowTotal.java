package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Total of a scope for an indicator within a window beside the quarters.
 *
 * @param indicator code of the indicator
 * @param scope the scope
 * @param amounts what was reached, and how it is compared
 * @param standings against the target of each owner; none where nothing was set
 * @param periods which reporting periods are in it
 * @param trust how far it can be trusted: a unit is missing that lacks one of the whole periods that have ended
 * @param status the softest status; null where there is no figure
 * @param asOf when the newest figure in it was reported; null where there is none
 */
public record WindowTotal(
        String indicator,
        Scope scope,
        Amounts amounts,
        List<Standing> standings,
        Periods periods,
        Trust trust,
        @Nullable FigureStatus status,
        @Nullable Instant asOf) {

    public WindowTotal {
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(amounts);
        Objects.requireNonNull(periods);
        Objects.requireNonNull(trust);
        standings = List.copyOf(standings);
    }

    /**
     * What was reached, and how it is compared.
     *
     * @param value over the reporting periods that lie wholly inside; null where there is none
     * @param sameWindowLastYear over those of the same days of the year before; null where there is none, or none that
     *     is comparable
     * @param comparison on which ground the two are compared; not at all while the window runs or units are missing
     * @param growth in percent, or points of a percentage; null where there is no base
     */
    public record Amounts(
            @Nullable BigDecimal value,
            @Nullable BigDecimal sameWindowLastYear,
            Comparison comparison,
            @Nullable BigDecimal growth) {
        public Amounts {
            Objects.requireNonNull(comparison);
        }
    }

    /**
     * Which reporting periods are in a window, each list earliest first.
     *
     * @param whole those that count
     * @param ended those of them that are over, so that their figures can be asked for
     * @param cut those that lie partly inside and do not count
     */
    public record Periods(List<ReportingPeriod> whole, List<ReportingPeriod> ended, List<ReportingPeriod> cut) {
        public Periods {
            whole = List.copyOf(whole);
            ended = List.copyOf(ended);
            cut = List.copyOf(cut);
        }
    }

    /**
     * The figure against one target.
     *
     * @param owner who set it
     * @param target what is to be reached
     * @param sharePercent value in percent of the target; null where there is no figure
     * @param expectedPercent the share expected by the end of the periods that have ended
     * @param verdict what follows
     * @param reason why it was not judged, or why no worse; null where nothing is to be said
     * @param shortfall what is missing to what is expected, or what is too much of it; null where there is no figure
     * @param gaps where the shortfall comes from, the largest first; only where the verdict is behind
     */
    public record Standing(
            String owner,
            BigDecimal target,
            @Nullable BigDecimal sharePercent,
            BigDecimal expectedPercent,
            Verdict verdict,
            Attainment.@Nullable Reason reason,
            @Nullable BigDecimal shortfall,
            List<Attainment.Gap> gaps) {
        public Standing {
            Objects.requireNonNull(owner);
            Objects.requireNonNull(target);
            Objects.requireNonNull(expectedPercent);
            Objects.requireNonNull(verdict);
            gaps = List.copyOf(gaps);
        }

        /** Returns the same standing with gaps. */
        public Standing withGaps(List<Attainment.Gap> other) {
            return new Standing(owner, target, sharePercent, expectedPercent, verdict, reason, shortfall, other);
        }
    }
}
