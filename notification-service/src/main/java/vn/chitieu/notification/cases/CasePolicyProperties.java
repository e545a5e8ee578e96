package vn.chitieu.notification.cases;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;

/**
 * Settings of when a case opens, what it asks, and when it is over, under {@code chitieu.notification.policy}. They
 * govern the cases of figures behind their targets; the other rules differ from it as {@link RulePolicies} says. See
 * {@link CasePolicy} for what each means and its range.
 *
 * @param rules which rules watch
 * @param confirmRevisions revisions in a row that confirm; 0 for never
 * @param confirmStatus the softest status that confirms at once
 * @param confirmWorkingDays working days after which a figure that stays behind is confirmed; 0 for never
 * @param severeAtOnce whether far behind confirms at once
 * @param marginPoints percentage points above the expected share at which recovery begins
 * @param holdRevisions further revisions on pace after which the case is over
 * @param holdWorkingDays working days on pace after which the case is over; 0 for never
 * @param urgent when its notices bypass the digest
 * @param answerWorkingDays working days to answer in; 0 asks nothing
 * @param escalationWorkingDays working days that each further step of the chain is given; 0 never escalates
 * @param mostTurns after more than so many turns from good to bad only the digest tells of it
 * @param overrides what differs for single rules and indicators; of several for the same the later one counts
 */
@ConfigurationProperties("chitieu.notification.policy")
public record CasePolicyProperties(
        @DefaultValue({
            "BEHIND_TARGET",
            "FORECAST_BELOW_TARGET",
            "FALLING_CUMULATIVE",
            "CLOSED_QUARTER_MOVED",
            "WATCH_LIST"
        })
        Set<Rule> rules,

        @DefaultValue("2") int confirmRevisions,
        @DefaultValue("OFFICIAL") FigureStatus confirmStatus,
        @DefaultValue("2") int confirmWorkingDays,
        @DefaultValue("true") boolean severeAtOnce,
        @DefaultValue("0") BigDecimal marginPoints,
        @DefaultValue("1") int holdRevisions,
        @DefaultValue("0") int holdWorkingDays,
        @DefaultValue("SEVERE") CasePolicy.Urgent urgent,
        @DefaultValue("5") int answerWorkingDays,
        @DefaultValue("3") int escalationWorkingDays,
        @DefaultValue("2") int mostTurns,
        @DefaultValue List<Deviation> overrides) {

    public CasePolicyProperties {
        rules = Set.copyOf(rules);
        overrides = List.copyOf(overrides);
    }

    /**
     * Returns what the domain calls it, checked.
     *
     * @param isIndicator whether there is an indicator with that code
     * @throws IllegalArgumentException if a value is out of its range, or an indicator is not known
     */
    public CasePolicies toPolicies(Predicate<String> isIndicator) {
        Map<Rule, CasePolicy> byRule = new EnumMap<>(Rule.class);
        Arrays.stream(Rule.values()).forEach(rule -> byRule.put(rule, RulePolicies.of(rule, base())));
        overrides.stream()
                .filter(one -> one.indicator() == null)
                .forEach(one -> byRule.compute(one.rule(), (rule, before) -> one.over(before)));
        Map<Rule, Map<String, CasePolicy>> exceptions = new EnumMap<>(Rule.class);
        for (Deviation one : overrides) {
            String indicator = one.indicator();
            if (indicator == null) {
                continue;
            }
            if (!isIndicator.test(indicator)) {
                throw new IllegalArgumentException(
                        "expected an indicator of the catalog in chitieu.notification.policy.overrides, got "
                                + indicator);
            }
            exceptions
                    .computeIfAbsent(one.rule(), rule -> new HashMap<>())
                    .compute(indicator, (code, before) -> one.over(before == null ? byRule.get(one.rule()) : before));
        }
        return new CasePolicies(rules, byRule, exceptions);
    }

    private CasePolicy base() {
        return new CasePolicy(
                new Confirmation(confirmStatus, confirmRevisions, confirmWorkingDays, severeAtOnce),
                marginPoints,
                new Holding(holdRevisions, holdWorkingDays),
                urgent,
                answerWorkingDays,
                escalationWorkingDays,
                mostTurns);
    }

    /**
     * What differs for one rule, or for one indicator by one rule. What is not given stays as it is for the rule.
     *
     * @param rule which rule
     * @param indicator code of the indicator; null for all of the rule
     */
    public record Deviation(
            @DefaultValue("BEHIND_TARGET") Rule rule,
            @Nullable String indicator,
            @Nullable Integer confirmRevisions,
            @Nullable FigureStatus confirmStatus,
            @Nullable Integer confirmWorkingDays,
            @Nullable Boolean severeAtOnce,
            @Nullable BigDecimal marginPoints,
            @Nullable Integer holdRevisions,
            @Nullable Integer holdWorkingDays,
            CasePolicy.@Nullable Urgent urgent,
            @Nullable Integer answerWorkingDays,
            @Nullable Integer escalationWorkingDays,
            @Nullable Integer mostTurns) {

        public Deviation {
            if (rule == Rule.MISSING_REPORT) {
                throw new IllegalArgumentException(
                        "expected a rule that looks at figures in chitieu.notification.policy.overrides, got " + rule);
            }
        }

        private CasePolicy over(@Nullable CasePolicy before) {
            CasePolicy from = Objects.requireNonNull(before);
            Confirmation confirmation = from.confirmation();
            return new CasePolicy(
                    new Confirmation(
                            confirmStatus == null ? confirmation.status() : confirmStatus,
                            or(confirmRevisions, confirmation.revisions()),
                            or(confirmWorkingDays, confirmation.workingDays()),
                            or(severeAtOnce, confirmation.severeAtOnce())),
                    or(marginPoints, from.marginPoints()),
                    new Holding(
                            or(holdRevisions, from.holding().revisions()),
                            or(holdWorkingDays, from.holding().workingDays())),
                    or(urgent, from.urgent()),
                    or(answerWorkingDays, from.answerWorkingDays()),
                    or(escalationWorkingDays, from.escalationWorkingDays()),
                    or(mostTurns, from.mostTurns()));
        }

        private static <T> T or(@Nullable T given, T otherwise) {
            return given == null ? otherwise : given;
        }
    }
}
