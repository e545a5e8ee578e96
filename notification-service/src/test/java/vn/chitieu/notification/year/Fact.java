package vn.chitieu.notification.year;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;

/**
 * One revision of a total in the simulated year.
 *
 * @param scope as it is written
 * @param value the quarter's own figure; null where there is none
 * @param cumulative since January; null where there is none
 * @param expectedPercent of the target by now
 * @param targets by owner
 * @param due whether it is judged
 * @param forecastShare the forecast as a share of the target while it is not; null where that is not known
 * @param missingShare how much of last year's figure the missing units had; null where that is not known
 * @param moved whether it moved too far after its deadline
 */
record Fact(
        String scope,
        String indicator,
        Quarter quarter,
        long revision,
        Instant asOf,
        @Nullable BigDecimal value,
        @Nullable BigDecimal cumulative,
        BigDecimal expectedPercent,
        Map<String, BigDecimal> targets,
        FigureStatus status,
        boolean due,
        @Nullable BigDecimal forecastShare,
        List<String> missing,
        @Nullable BigDecimal missingShare,
        boolean moved) {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    String total() {
        return scope + "/" + indicator + "/" + quarter;
    }

    boolean lowerIsBetter() {
        return indicator.equals(YearCity.LESS);
    }

    BigDecimal expected(BigDecimal target) {
        return target.multiply(expectedPercent).divide(HUNDRED, MathContext.DECIMAL128);
    }

    /** Returns the verdict as the thresholds 110, 100, 95 and 70 of the expected say. */
    Verdict verdict(BigDecimal target) {
        if (cumulative == null || !due) {
            return Verdict.NOT_JUDGED;
        }
        if (!lowerIsBetter() && cumulative.compareTo(target) >= 0) {
            return Verdict.EXCEEDED;
        }
        BigDecimal expected = expected(target);
        if (cumulative.signum() <= 0) {
            return lowerIsBetter() ? Verdict.ON_PACE : Verdict.SEVERELY_BEHIND;
        }
        BigDecimal ratio = lowerIsBetter()
                ? expected.multiply(HUNDRED).divide(cumulative, MathContext.DECIMAL128)
                : cumulative.multiply(HUNDRED).divide(expected, MathContext.DECIMAL128);
        if (ratio.compareTo(BigDecimal.valueOf(110)) >= 0) {
            return Verdict.AHEAD;
        }
        if (ratio.compareTo(HUNDRED) >= 0) {
            return Verdict.ON_PACE;
        }
        if (ratio.compareTo(BigDecimal.valueOf(95)) >= 0) {
            return Verdict.AT_RISK;
        }
        return ratio.compareTo(BigDecimal.valueOf(70)) >= 0 ? Verdict.BEHIND : Verdict.SEVERELY_BEHIND;
    }

    /** Returns it as the service reads it. */
    JudgedTotal judged() {
        Map<String, JudgedFigures> byOwner = new HashMap<>();
        targets.forEach((owner, target) -> byOwner.put(owner, figures(attainment(target))));
        return new JudgedTotal(
                new TotalKey(Scope.parse(scope), indicator, quarter),
                figures(JudgedFigures.Attainment.NONE),
                true,
                byOwner);
    }

    private JudgedFigures figures(JudgedFigures.Attainment attainment) {
        return new JudgedFigures(
                revision,
                asOf,
                new JudgedFigures.Amounts(value, cumulative, null, null),
                cumulative == null ? null : status,
                lowerIsBetter(),
                attainment,
                new JudgedFigures.Trust(34, 34 - missing.size(), missing, missingShare, null),
                moved ? new JudgedFigures.Closing(value, cumulative, BigDecimal.TEN, true) : null,
                null);
    }

    private JudgedFigures.Attainment attainment(BigDecimal target) {
        BigDecimal expected = expected(target);
        BigDecimal shortfall = null;
        BigDecimal share = null;
        if (cumulative != null) {
            BigDecimal lack = lowerIsBetter() ? cumulative.subtract(expected) : expected.subtract(cumulative);
            shortfall = lack.max(BigDecimal.ZERO);
            share = cumulative.multiply(HUNDRED).divide(target, MathContext.DECIMAL128);
        }
        Verdict verdict = verdict(target);
        String reason = verdict != Verdict.NOT_JUDGED ? null : cumulative == null ? "NO_FIGURE" : "NOT_DUE";
        return new JudgedFigures.Attainment(
                target,
                share,
                expectedPercent,
                verdict,
                reason,
                shortfall,
                cumulative == null || forecastShare == null ? null : target.multiply(forecastShare),
                List.of(),
                null);
    }
}
