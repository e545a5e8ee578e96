package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * The cumulative figure against one target.
 *
 * @param owner who assigned the target
 * @param target the amount for the whole year
 * @param sharePercent cumulative in percent of the target; null where there is no figure
 * @param expectedPercent the share expected at the end of the quarter
 * @param verdict what follows
 * @param reason why it was not judged, or why no worse; null where nothing is to be said
 * @param shortfall what is missing to the expected amount, zero where nothing is; null where there is no figure
 * @param forecast the amount at the end of the year if the pace so far goes on; null where it is not known, such as
 *     while a quarter is reported of which some unit has sent nothing yet, or is over and some unit owes reports
 * @param gaps where the shortfall comes from, the largest first; only where the verdict is behind
 * @param neededPerMonth what is needed in each month left of the year; null where it is not known
 * @param targetSince the day from which the target holds
 * @param targetReason why it was assigned or changed
 * @param previousTarget the amount before its last change within the year; null where there was none
 */
public record Attainment(
        String owner,
        BigDecimal target,
        @Nullable BigDecimal sharePercent,
        BigDecimal expectedPercent,
        Verdict verdict,
        @Nullable Reason reason,
        @Nullable BigDecimal shortfall,
        @Nullable BigDecimal forecast,
        List<Gap> gaps,
        @Nullable BigDecimal neededPerMonth,
        LocalDate targetSince,
        String targetReason,
        @Nullable BigDecimal previousTarget) {

    public Attainment {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(target);
        Objects.requireNonNull(expectedPercent);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(targetSince);
        Objects.requireNonNull(targetReason);
        gaps = List.copyOf(gaps);
    }

    /** Returns the same attainment with gaps. */
    public Attainment withGaps(List<Gap> other) {
        return with(forecast, other);
    }

    /** Returns the same attainment with another forecast. */
    public Attainment withForecast(@Nullable BigDecimal other) {
        return with(other, gaps);
    }

    private Attainment with(@Nullable BigDecimal newForecast, List<Gap> newGaps) {
        return new Attainment(
                owner,
                target,
                sharePercent,
                expectedPercent,
                verdict,
                reason,
                shortfall,
                newForecast,
                newGaps,
                neededPerMonth,
                targetSince,
                targetReason,
                previousTarget);
    }

    /** Why a figure was not judged, or not judged worse. */
    public enum Reason {
        /** There is no figure. */
        NO_FIGURE,
        /** There is none since 1 January, because the definition changed within the year. */
        DEFINITION_CHANGED,
        /** Units are missing and the deadline has not passed. */
        NOT_DUE,
        /** For this indicator neither more nor less is better. */
        NEUTRAL_DIRECTION,
        /** The units that are missing could explain why it is behind, or bring what is within its limit over it. */
        INCOMPLETE,
        /** Ten times the target of the year or more: the target is probably in another unit of measure. */
        TARGET_DOUBTFUL
    }

    /**
     * What one unit lacks.
     *
     * @param unit id of the unit
     * @param value its cumulative figure; null where it has none
     * @param expected its part of the expected amount, in proportion to its cumulative figure of last year
     * @param missing expected less value, or value less expected where less is better; more than zero
     */
    public record Gap(String unit, @Nullable BigDecimal value, BigDecimal expected, BigDecimal missing) {
        public Gap {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(expected);
            Objects.requireNonNull(missing);
        }
    }
}
