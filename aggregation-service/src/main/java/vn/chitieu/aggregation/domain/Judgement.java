package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Judges a cumulative figure against one target. Pure. */
final class Judgement {

    private Judgement() {}

    /**
     * Returns the attainment, without gaps.
     *
     * @param expectedPercent the share of the target expected by now
     * @param cumulative the figure since 1 January; null where there is none
     * @param due whether the deadline of the quarter has passed
     */
    static Attainment of(
            Indicator indicator,
            Target target,
            BigDecimal expectedPercent,
            @Nullable BigDecimal cumulative,
            Trust trust,
            boolean due) {
        if (cumulative == null) {
            return judged(target, expectedPercent, null, Verdict.NOT_JUDGED, Attainment.Reason.NO_FIGURE, null);
        }
        BigDecimal shortfall = shortfall(indicator.direction(), target, expectedPercent, cumulative);
        if (indicator.direction() == Direction.NEUTRAL) {
            return judged(
                    target,
                    expectedPercent,
                    cumulative,
                    Verdict.NOT_JUDGED,
                    Attainment.Reason.NEUTRAL_DIRECTION,
                    shortfall);
        }
        if (!trust.isComplete() && !due) {
            return judged(
                    target, expectedPercent, cumulative, Verdict.NOT_JUDGED, Attainment.Reason.NOT_DUE, shortfall);
        }
        Verdict verdict = verdict(indicator, target, expectedPercent, cumulative);
        if (verdict.isBehind() && missingCouldExplain(indicator, target, expectedPercent, cumulative, trust)) {
            return judged(
                    target, expectedPercent, cumulative, Verdict.AT_RISK, Attainment.Reason.INCOMPLETE, shortfall);
        }
        return judged(target, expectedPercent, cumulative, verdict, null, shortfall);
    }

    /** Returns the same attainment with gaps. */
    static Attainment withGaps(Attainment attainment, List<Attainment.Gap> gaps) {
        return new Attainment(
                attainment.owner(),
                attainment.target(),
                attainment.sharePercent(),
                attainment.expectedPercent(),
                attainment.verdict(),
                attainment.reason(),
                attainment.shortfall(),
                attainment.forecast(),
                gaps);
    }

    private static Attainment judged(
            Target target,
            BigDecimal expectedPercent,
            @Nullable BigDecimal cumulative,
            Verdict verdict,
            Attainment.@Nullable Reason reason,
            @Nullable BigDecimal shortfall) {
        return new Attainment(
                target.owner(),
                target.value(),
                Percent.share(cumulative, target.value()),
                expectedPercent,
                verdict,
                reason,
                shortfall,
                cumulative == null ? null : Percent.share(cumulative, expectedPercent),
                List.of());
    }

    private static Verdict verdict(
            Indicator indicator, Target target, BigDecimal expectedPercent, BigDecimal cumulative) {
        boolean higher = indicator.direction() == Direction.HIGHER;
        if (higher && cumulative.compareTo(target.value()) >= 0) {
            return Verdict.EXCEEDED;
        }
        BigDecimal expected = Percent.of(expectedPercent, target.value());
        BigDecimal ratio = higher ? Percent.share(cumulative, expected) : Percent.share(expected, cumulative);
        // Nothing was expected yet, or nothing was used up of what should stay low.
        return ratio == null ? Verdict.ON_PACE : byThresholds(indicator.thresholds(), ratio);
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
     * Whether the figure would not be behind if each missing unit had brought its part of the expected amount. Missing
     * units can only add, so they never explain too much of what should stay low.
     */
    private static boolean missingCouldExplain(
            Indicator indicator, Target target, BigDecimal expectedPercent, BigDecimal cumulative, Trust trust) {
        if (trust.isComplete() || indicator.direction() == Direction.LOWER) {
            return false;
        }
        BigDecimal missingShare = trust.missingSharePercent();
        if (missingShare == null) {
            return true;
        }
        BigDecimal expected = Percent.of(expectedPercent, target.value());
        BigDecimal withMissing = cumulative.add(Percent.of(missingShare, expected));
        return withMissing.compareTo(Percent.of(indicator.thresholds().behind(), expected)) >= 0;
    }

    private static BigDecimal shortfall(
            Direction direction, Target target, BigDecimal expectedPercent, BigDecimal cumulative) {
        BigDecimal expected = Percent.of(expectedPercent, target.value());
        BigDecimal missing =
                direction == Direction.LOWER ? cumulative.subtract(expected) : expected.subtract(cumulative);
        return Decimals.canonical(missing.max(BigDecimal.ZERO));
    }
}
