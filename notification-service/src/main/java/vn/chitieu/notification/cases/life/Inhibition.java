package vn.chitieu.notification.cases.life;

import java.math.BigDecimal;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.policy.Rule;

/** Inhibition of a case by missing reports: each missing report is a case of its own, which is notified instead. */
final class Inhibition {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private Inhibition() {}

    /** Returns whether the units that did not report could explain why the city or the cluster is behind. */
    static boolean holdsBack(CaseKey key, JudgedFigures figures) {
        boolean aboutPace = key.rule() == Rule.BEHIND_TARGET || key.rule() == Rule.WATCH_LIST;
        boolean ofSeveral = !(key.total().scope() instanceof Scope.Unit);
        boolean missing = !figures.trust().missingUnits().isEmpty();
        // Missing units can only add, so they never explain too much of what should stay low.
        return aboutPace && ofSeveral && missing && !figures.lowerIsBetter() && couldExplain(figures);
    }

    private static boolean couldExplain(JudgedFigures figures) {
        BigDecimal share = figures.trust().missingSharePercent();
        BigDecimal shortfall = figures.attainment().shortfall();
        if (share == null || shortfall == null) {
            return true; // without a figure of last year anything could be explained
        }
        BigDecimal theirs =
                figures.attainment().expectedAmount().multiply(share).multiply(PERCENT);
        return shortfall.compareTo(theirs) <= 0;
    }
}
