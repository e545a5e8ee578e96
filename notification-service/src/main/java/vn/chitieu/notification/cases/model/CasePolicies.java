package vn.chitieu.notification.cases.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** Returns what governs a case that begins now. */
    public CasePolicy of(CaseKey key) {
        CasePolicy exception =
                exceptions.getOrDefault(key.rule(), Map.of()).get(key.total().indicator());
        return exception == null ? Objects.requireNonNull(byRule.get(key.rule())) : exception;
    }
}
