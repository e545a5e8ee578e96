package vn.chitieu.notification.cases.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.AlertRule;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;

/**
 * The rules that are active, and the policies of cases that begin now.
 *
 * @param rules which rules watch
 * @param byRule what governs the cases of each rule; all rules have one
 * @param exceptions what governs those of some indicators instead, by rule and code of the indicator
 */
public record CasePolicies(
        Set<Rule> rules, Map<Rule, CasePolicy> byRule, Map<Rule, Map<String, CasePolicy>> exceptions) {

    public CasePolicies {
        rules = Set.copyOf(rules);
        byRule = Map.copyOf(byRule);
        exceptions = Map.copyOf(exceptions);
        if (!byRule.keySet().containsAll(EnumSet.allOf(Rule.class))) {
            throw new IllegalArgumentException("expected a policy for each rule, got " + byRule.keySet());
        }
    }

    /** Returns policies under which every rule watches, all governed by the same. */
    public static CasePolicies same(CasePolicy policy) {
        return new CasePolicies(
                EnumSet.allOf(Rule.class),
                Arrays.stream(Rule.values()).collect(Collectors.toMap(Function.identity(), rule -> policy)),
                Map.of());
    }

    /**
     * Returns what governs a case of a rule and an indicator that begins now.
     *
     * @param city what its city decides, which goes before the settings
     */
    public CasePolicy of(Rule rule, String indicator, AlertPolicy city) {
        CasePolicy policy = exceptions
                .getOrDefault(rule, Map.of())
                .getOrDefault(indicator, Objects.requireNonNull(byRule.get(rule)));
        for (AlertPolicy.OfRule decided : decided(rule, indicator, city)) {
            policy = policy.with(decided);
        }
        return policy;
    }

    /** Returns whether a rule watches an indicator of a city. */
    public boolean watches(Rule rule, String indicator, AlertPolicy city) {
        boolean watches = rules.contains(rule);
        for (AlertPolicy.OfRule decided : decided(rule, indicator, city)) {
            watches = Objects.requireNonNullElse(decided.active(), watches);
        }
        return watches;
    }

    /** A city decides of the rules that look at figures. */
    private static List<AlertPolicy.OfRule> decided(Rule rule, String indicator, AlertPolicy city) {
        return rule == Rule.MISSING_REPORT
                ? List.of()
                : city.of(AlertRule.valueOf(rule.name()), indicator).toList();
    }
}
