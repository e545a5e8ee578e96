package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Judges a cumulative figure against one target. Pure. */
final class Judgement {

    /** Ten times the target of the year. */
    private static final BigDecimal MOST_BELIEVED = BigDecimal.TEN;

    private Judgement() {}

    /**
     * Returns the attainment, without gaps.
     *
     * @param cumulative the figure since 1 January; null where there is none
     * @param isDivided whether there is none because the definition changed within the year
     * @param due whether the deadline of the quarter has passed
     */
    static Attainment of(
            TargetGoal goal, @Nullable BigDecimal cumulative, boolean isDivided, Trust trust, boolean due) {
        if (cumulative == null) {
            Attainment.Reason why = isDivided ? Attainment.Reason.DEFINITION_CHANGED : Attainment.Reason.NO_FIGURE;
            return judged(goal, null, trust, Verdict.NOT_JUDGED, why);
        }
        if (goal.indicator().judging().direction() == Direction.NEUTRAL) {
            return judged(goal, cumulative, trust, Verdict.NOT_JUDGED, Attainment.Reason.NEUTRAL_DIRECTION);
        }
        BigDecimal target = goal.target().value();
        if (isBeyondBelief(goal.indicator(), cumulative, target)) {
            return judged(goal, cumulative, trust, Verdict.NOT_JUDGED, Attainment.Reason.TARGET_DOUBTFUL);
        }
        if (isOverItsCeiling(goal.indicator(), goal.accrual(), cumulative, target)) {
            return judged(goal, cumulative, trust, Verdict.SEVERELY_BEHIND, null);
        }
        if (!trust.isComplete() && !due) {
            return judged(goal, cumulative, trust, Verdict.NOT_JUDGED, Attainment.Reason.NOT_DUE);
        }
        Verdict verdict = verdict(goal.indicator(), cumulative, goal.expected(), target);
        return !trust.isComplete() && missingCouldChange(verdict, goal, cumulative, trust)
                ? judged(goal, cumulative, trust, Verdict.AT_RISK, Attainment.Reason.INCOMPLETE)
                : judged(goal, cumulative, trust, verdict, null);
    }

    private static Attainment judged(
            TargetGoal goal,
            @Nullable BigDecimal cumulative,
            Trust trust,
            Verdict verdict,
            Attainment.@Nullable Reason reason) {
        Target target = goal.target();
        // What units still owe does not go on as it began, and neither does a figure in another unit of measure.
        boolean goesOn = trust.isComplete() && reason != Attainment.Reason.TARGET_DOUBTFUL;
        return new Attainment(
                target.owner(),
                target.value(),
                Percent.share(cumulative, target.value()),
                goal.expectedPercent(),
                verdict,
                reason,
                cumulative == null ? null : goal.shortfall(cumulative),
                goesOn ? Percent.share(cumulative, goal.expectedPercent()) : null,
                List.of(),
                goal.neededPerMonth(cumulative),
                target.validFrom(),
                target.reason(),
                goal.previous());
    }

    /**
     * Returns whether a figure is above what the whole year may bring: what adds up does not come down again, so it is
     * over the limit from that day on, whatever was expected by then and whichever units are missing.
     */
    static boolean isOverItsCeiling(Indicator indicator, Accrual accrual, BigDecimal cumulative, BigDecimal target) {
        return indicator.judging().direction() == Direction.LOWER
                && accrual == Accrual.FLOW
                && cumulative.compareTo(target) > 0;
    }

    /**
     * Returns whether so much of a target is reached that the target is probably in another unit of measure than the
     * figures: praise would be wrong then, and would keep every alert from being sent.
     */
    static boolean isBeyondBelief(Indicator indicator, BigDecimal cumulative, BigDecimal target) {
        return indicator.judging().direction() == Direction.HIGHER
                && cumulative.compareTo(target.multiply(MOST_BELIEVED)) >= 0;
    }

    /** A level does not grow towards its target; neither does a stock of which less is better: it must not pass it. */
    static boolean grows(Indicator indicator, Accrual accrual) {
        return accrual == Accrual.FLOW
                || (accrual == Accrual.STOCK && indicator.judging().direction() != Direction.LOWER);
    }

    /** Returns what follows from a figure, of which so much is expected by now on the way to a target. */
    static Verdict verdict(Indicator indicator, BigDecimal cumulative, BigDecimal expected, BigDecimal target) {
        boolean higher = indicator.judging().direction() == Direction.HIGHER;
        if (higher && cumulative.compareTo(target) > 0) {
            return Verdict.EXCEEDED;
        }
        BigDecimal ratio = higher ? Percent.share(cumulative, expected) : Percent.share(expected, cumulative);
        // Nothing was expected yet, or nothing was used up of what should stay low.
        return ratio == null
                ? Verdict.ON_PACE
                : byThresholds(indicator.judging().thresholds(), ratio);
    }

    private static Verdict byThresholds(Thresholds thresholds, BigDecimal ratio) {
        if (ratio.compareTo(thresholds.ahead()) >= 0) {
            return Verdict.AHEAD;
        }
        if (ratio.compareTo(thresholds.onPace()) >= 0) {
            return Verdict.ON_PACE;
        }
        if (ratio.compareTo(thresholds.behind()) >= 0) {
            return Verdict.AT_RISK;
        }
        return ratio.compareTo(thresholds.severelyBehind()) >= 0 ? Verdict.BEHIND : Verdict.SEVERELY_BEHIND;
    }

    /**
     * Whether the missing units could turn the verdict. They can only add: so they may explain why too little is
     * reached, never too much of what should stay low; and what stays low without them may not stay low with them.
     */
    private static boolean missingCouldChange(Verdict verdict, TargetGoal goal, BigDecimal cumulative, Trust trust) {
        return goal.indicator().judging().direction() == Direction.LOWER
                ? !verdict.isBehind()
                : verdict.isBehind() && missingCouldExplain(goal, cumulative, trust);
    }

    /** Whether the figure would not be behind if each missing unit had brought its part of the expected amount. */
    private static boolean missingCouldExplain(TargetGoal goal, BigDecimal cumulative, Trust trust) {
        BigDecimal missingShare = trust.missingSharePercent();
        if (missingShare == null) {
            return true;
        }
        BigDecimal expected = goal.expected();
        BigDecimal withMissing = cumulative.add(Percent.of(missingShare, expected));
        return withMissing.compareTo(
                        Percent.of(goal.indicator().judging().thresholds().behind(), expected))
                >= 0;
    }
}
