package vn.chitieu.notification.cases;

import java.math.BigDecimal;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;

/** Default policies of the other rules, as differences from that of figures behind their targets. */
final class RulePolicies {

    /** A forecast is rough: so many percent below the target are no news. */
    private static final BigDecimal FORECAST_TOLERANCE_PERCENT = BigDecimal.valueOf(2);

    private RulePolicies() {}

    static CasePolicy of(Rule rule, CasePolicy base) {
        return switch (rule) {
            case BEHIND_TARGET, MISSING_REPORT, FALLING_CUMULATIVE -> base;
            case FORECAST_BELOW_TARGET ->
                // Figures come in one by one while a quarter runs; only what stays says anything.
                telling(
                        base,
                        new Confirmation(null, 0, 1, false),
                        FORECAST_TOLERANCE_PERCENT,
                        new Holding(100, 1),
                        CasePolicy.Urgent.NEVER);
            case CLOSED_QUARTER_MOVED ->
                new CasePolicy(
                        new Confirmation(null, 1, 0, false), // it is a fact as soon as it is seen
                        BigDecimal.ZERO,
                        base.holding(),
                        CasePolicy.Urgent.NEVER,
                        base.answerWorkingDays(),
                        0,
                        base.mostTurns());
            case WATCH_LIST ->
                telling(base, base.confirmation(), base.marginPoints(), base.holding(), CasePolicy.Urgent.NEVER);
        };
    }

    /** Returns a policy of cases that ask nothing. */
    private static CasePolicy telling(
            CasePolicy base, Confirmation confirmation, BigDecimal margin, Holding holding, CasePolicy.Urgent urgent) {
        return new CasePolicy(confirmation, margin, holding, urgent, 0, 0, base.mostTurns());
    }
}
