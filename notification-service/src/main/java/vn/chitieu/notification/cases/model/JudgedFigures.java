package vn.chitieu.notification.cases.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * One revision of a total against one target, as it was judged. A figure that is not known is null, never zero.
 *
 * @param revision of the total, from 1
 * @param asOf when the newest figure in it was reported, to the millisecond; null where none was reported
 * @param amounts what was reached, and how it grew
 * @param status the softest status among the figures in it
 * @param lowerIsBetter whether less is better, so that expectations are read the other way round
 * @param attainment against the target; {@link Attainment#NONE} where the rule is not about one
 * @param trust how far it can be trusted
 * @param closing how the quarter stood at its deadline; null before that, and where it stands as it did
 * @param trace the {@code traceparent} of what moved the total, which goes on with what follows from it; null where it
 *     is not traced
 */
public record JudgedFigures(
        long revision,
        @Nullable Instant asOf,
        Amounts amounts,
        @Nullable FigureStatus status,
        boolean lowerIsBetter,
        Attainment attainment,
        Trust trust,
        @Nullable Closing closing,
        @Nullable String trace) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    public JudgedFigures {
        asOf = asOf == null ? null : asOf.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(amounts);
        Objects.requireNonNull(attainment);
        Objects.requireNonNull(trust);
        if (revision < 1) {
            throw new IllegalArgumentException("expected a revision from 1, got " + revision);
        }
    }

    /** Returns the same of a trace; null for none. */
    public JudgedFigures in(@Nullable String ofTrace) {
        return Objects.equals(trace, ofTrace)
                ? this
                : new JudgedFigures(
                        revision, asOf, amounts, status, lowerIsBetter, attainment, trust, closing, ofTrace);
    }

    /** Returns whether this revision says nothing about the target: no figure, or not judged. */
    public boolean isMissing() {
        return amounts.cumulative() == null || attainment.verdict() == Verdict.NOT_JUDGED;
    }

    /** Returns whether the figure is behind its target. */
    public boolean isBehind() {
        return !isMissing() && attainment.verdict().isBehind();
    }

    /** Returns whether the figure is at least where it is expected to be. */
    public boolean isOnPace() {
        return !isMissing() && attainment.verdict().compareTo(Verdict.ON_PACE) <= 0;
    }

    /**
     * Returns whether the figure is so far on the good side of what is expected that recovery may begin.
     *
     * @param marginPoints how far, in percentage points of the target; a target that is wholly reached needs no margin
     */
    public boolean isOnPaceBy(BigDecimal marginPoints) {
        BigDecimal share = attainment.sharePercent();
        if (!isOnPace() || share == null) {
            return false;
        }
        BigDecimal lead = share.subtract(attainment.expectedPercent());
        return (!lowerIsBetter && share.compareTo(WHOLE) >= 0)
                || (lowerIsBetter ? lead.negate() : lead).compareTo(marginPoints) >= 0;
    }

    /** Returns whether this figure would fall short of what an earlier target expected by now. */
    public boolean wouldFallShortOf(Attainment earlier) {
        BigDecimal cumulative = amounts.cumulative();
        if (cumulative == null) {
            return false;
        }
        BigDecimal lead = cumulative.subtract(earlier.expectedAmount());
        return (lowerIsBetter ? lead.negate() : lead).signum() < 0;
    }

    /**
     * What was reached, and how it grew.
     *
     * @param value the quarter's own figure; null in a case about a window
     * @param cumulative the figure since 1 January; in a case about a window what was reached in it
     * @param growthPercent the quarter against the same quarter of the year before
     * @param cumulativeGrowthPercent the cumulative figure against the one of the year before
     */
    public record Amounts(
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal growthPercent,
            @Nullable BigDecimal cumulativeGrowthPercent) {

        /** Returns what was reached in a window, which has no figure of a quarter. */
        public static Amounts ofWindow(@Nullable BigDecimal reached, @Nullable BigDecimal growthPercent) {
            return new Amounts(null, reached, null, growthPercent);
        }
    }

    /**
     * The cumulative figure against the target.
     *
     * @param target of the year, more than zero; zero where there is none
     * @param sharePercent cumulative in percent of the target
     * @param expectedPercent expected at the end of the quarter
     * @param verdict what follows
     * @param reason why it was not judged, or why no worse; a stable code
     * @param shortfall the amount missing to the expected pace
     * @param forecast the amount at the end of the year if the pace so far goes on
     * @param gaps the units that fall shortest, worst first
     * @param expectedBy the day by whose end that share is expected; null where that is the end of the quarter
     */
    public record Attainment(
            BigDecimal target,
            @Nullable BigDecimal sharePercent,
            BigDecimal expectedPercent,
            Verdict verdict,
            @Nullable String reason,
            @Nullable BigDecimal shortfall,
            @Nullable BigDecimal forecast,
            List<Gap> gaps,
            @Nullable LocalDate expectedBy) {

        /** No target. */
        public static final Attainment NONE = new Attainment(
                BigDecimal.ZERO, null, BigDecimal.ZERO, Verdict.NOT_JUDGED, "NO_TARGET", null, null, List.of(), null);

        public Attainment {
            Objects.requireNonNull(target);
            Objects.requireNonNull(expectedPercent);
            Objects.requireNonNull(verdict);
            gaps = List.copyOf(gaps);
        }

        /** Returns whether there is a target. */
        public boolean hasTarget() {
            return target.signum() > 0;
        }

        /** Returns the amount expected at the end of the quarter. */
        public BigDecimal expectedAmount() {
            return target.multiply(expectedPercent).multiply(PERCENT);
        }
    }

    /**
     * How the quarter stood at its deadline.
     *
     * @param value its figure as it was known then
     * @param cumulative the figure since 1 January as it was known then
     * @param movedPercent by how many percent of it the value has moved since, in percentage points where the figures
     *     are percentages; null where that is not known
     * @param exceeded whether that is more than the indicator tolerates
     */
    public record Closing(
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal movedPercent,
            boolean exceeded) {}

    /**
     * What one unit lacks.
     *
     * @param unit id of the unit
     * @param value its cumulative figure; null where it has not reported
     * @param expected its part of the expected amount
     * @param missing expected less value
     */
    public record Gap(String unit, @Nullable BigDecimal value, BigDecimal expected, BigDecimal missing) {
        public Gap {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(expected);
            Objects.requireNonNull(missing);
        }
    }

    /**
     * How far the total can be trusted.
     *
     * @param expectedUnits how many units have to report
     * @param reportedUnits how many have reported
     * @param missingUnits ids of the others, sorted
     * @param missingSharePercent how much of last year's figure was theirs
     * @param estimateSharePercent how much of the value is estimates
     */
    public record Trust(
            int expectedUnits,
            int reportedUnits,
            List<String> missingUnits,
            @Nullable BigDecimal missingSharePercent,
            @Nullable BigDecimal estimateSharePercent) {
        public Trust {
            missingUnits = List.copyOf(missingUnits);
        }
    }
}
