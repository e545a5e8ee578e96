package vn.chitieu.notification.cases.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;

/** Result of one rule for one revision. */
public enum Standing {
    /** Nothing: there is no figure, or it is not judged. */
    UNKNOWN,
    /** The rule is broken. */
    BREACHED,
    /** Neither broken nor kept. */
    BETWEEN,
    /** The rule is kept, but not by enough to call it a recovery. */
    KEPT,
    /** The rule is kept by its margin. */
    CLEAR;

    /** Why a quarter is not judged that will be. */
    private static final String NOT_DUE = "NOT_DUE";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Reads figures by a rule.
     *
     * @param marginPoints the margin, see {@link CasePolicy}
     */
    public static Standing of(Rule rule, JudgedFigures figures, BigDecimal marginPoints) {
        return switch (rule) {
            case BEHIND_TARGET -> pace(figures, marginPoints, Verdict.BEHIND);
            case WATCH_LIST -> pace(figures, marginPoints, Verdict.AT_RISK);
            case FORECAST_BELOW_TARGET -> forecast(figures, marginPoints);
            case FALLING_CUMULATIVE -> falling(figures.amounts().value());
            case CLOSED_QUARTER_MOVED ->
                figures.closing() != null && figures.closing().exceeded() ? BREACHED : CLEAR;
            case MISSING_REPORT -> UNKNOWN;
        };
    }

    /** Returns whether the rule is broken badly. */
    public static boolean isSevere(JudgedFigures figures) {
        return figures.attainment().verdict() == Verdict.SEVERELY_BEHIND;
    }

    /** Returns whether the rule is kept, by its margin or not. */
    public boolean isKept() {
        return this == KEPT || this == CLEAR;
    }

    private static Standing pace(JudgedFigures figures, BigDecimal marginPoints, Verdict from) {
        if (figures.isMissing()) {
            return UNKNOWN;
        }
        if (figures.attainment().verdict().compareTo(from) >= 0) {
            return BREACHED;
        }
        if (!figures.isOnPace()) {
            return BETWEEN;
        }
        return figures.isOnPaceBy(marginPoints) ? CLEAR : KEPT;
    }

    private static Standing forecast(JudgedFigures figures, BigDecimal marginPercent) {
        BigDecimal forecast = figures.attainment().forecast();
        if (forecast == null || !NOT_DUE.equals(figures.attainment().reason())) {
            return UNKNOWN;
        }
        BigDecimal target = figures.attainment().target();
        BigDecimal lead = forecast.subtract(target);
        BigDecimal good = figures.lowerIsBetter() ? lead.negate() : lead;
        if (good.signum() >= 0) {
            return CLEAR;
        }
        boolean within = good.negate().multiply(HUNDRED).compareTo(target.multiply(marginPercent)) <= 0;
        return within ? BETWEEN : BREACHED;
    }

    /** A figure that adds up over the year falls exactly where the quarter's own figure is below zero. */
    private static Standing falling(@Nullable BigDecimal value) {
        if (value == null) {
            return UNKNOWN;
        }
        return value.signum() < 0 ? BREACHED : CLEAR;
    }
}
