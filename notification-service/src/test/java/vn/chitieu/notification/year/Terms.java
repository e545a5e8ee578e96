package vn.chitieu.notification.year;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;

/** On which terms the cases of a rule live, in plain numbers. */
record Terms(
        @Nullable FigureStatus firm,
        int revisions,
        int days,
        boolean severeAtOnce,
        int margin,
        int holdRevisions,
        int holdDays,
        boolean urgent,
        int answerDays,
        int stepDays,
        int turns) {

    /** Returns the terms of a rule in the simulated year. */
    static Terms of(String rule) {
        return switch (rule) {
            case "FORECAST_BELOW_TARGET" -> new Terms(null, 0, 1, false, 2, 100, 1, false, 0, 0, 1);
            case "CLOSED_QUARTER_MOVED" -> new Terms(null, 1, 0, false, 0, 1, 0, false, 5, 0, 1);
            case "WATCH_LIST" -> new Terms(FigureStatus.OFFICIAL, 2, 2, true, 1, 2, 3, false, 0, 0, 1);
            default -> new Terms(FigureStatus.OFFICIAL, 2, 2, true, 1, 2, 3, true, 5, 3, 1);
        };
    }

    static CasePolicies policies() {
        Map<Rule, CasePolicy> byRule = Arrays.stream(Rule.values())
                .collect(Collectors.toMap(
                        Function.identity(), rule -> of(rule.name()).policy()));
        return new CasePolicies(Set.of(Rule.values()), byRule, Map.of());
    }

    private CasePolicy policy() {
        return new CasePolicy(
                new Confirmation(firm, revisions, days, severeAtOnce),
                BigDecimal.valueOf(margin),
                new Holding(holdRevisions, holdDays),
                urgent ? CasePolicy.Urgent.SEVERE : CasePolicy.Urgent.NEVER,
                answerDays,
                stepDays,
                turns);
    }
}
