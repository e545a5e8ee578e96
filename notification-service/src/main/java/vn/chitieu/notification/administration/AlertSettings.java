package vn.chitieu.notification.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.routing.RoutingProperties;

/**
 * When alerts are raised and mails leave, as it stands.
 *
 * @param rules what governs the alerts of each rule that looks at figures, and of single indicators after them
 * @param digestAt the time of each working day at which digests leave, in the city's zone
 * @param mostAtOnce how many mails about cases and missing reports a person gets at once in a day
 * @param quietFrom the first moment at which nothing leaves that is not urgent
 * @param quietTo the first moment after it; the same for no quiet hours
 * @param onlyWorkingDays whether days that are not worked are quiet too
 * @param remindWorkingDays so many working days before the deadline of a report units are reminded
 * @param remindAt at that time
 * @param warnWorkingDays so many working days after the deadline the next in the chain is informed
 */
record AlertSettings(
        List<OfRule> rules,
        LocalTime digestAt,
        int mostAtOnce,
        LocalTime quietFrom,
        LocalTime quietTo,
        boolean onlyWorkingDays,
        List<Integer> remindWorkingDays,
        LocalTime remindAt,
        int warnWorkingDays) {

    static AlertSettings of(CasePolicies cases, RoutingProperties routing, ReminderProperties reminders) {
        Stream<OfRule> ofRules = Arrays.stream(Rule.values())
                .filter(rule -> rule != Rule.MISSING_REPORT)
                .map(rule -> OfRule.of(
                        rule,
                        null,
                        cases.rules(),
                        Objects.requireNonNull(cases.byRule().get(rule))));
        Stream<OfRule> exceptions = cases.exceptions().entrySet().stream()
                .flatMap(ofRule -> ofRule.getValue().entrySet().stream()
                        .map(one -> OfRule.of(ofRule.getKey(), one.getKey(), cases.rules(), one.getValue())))
                .sorted(Comparator.comparing(OfRule::rule).thenComparing(one -> String.valueOf(one.indicator())));
        return new AlertSettings(
                Stream.concat(ofRules, exceptions).toList(),
                routing.digest().slot(),
                routing.digest().mostAtOnce(),
                routing.quietHours().from(),
                routing.quietHours().to(),
                routing.quietHours().onlyWorkingDays(),
                reminders.remindWorkingDays(),
                reminders.remindAt(),
                reminders.escalateWorkingDays());
    }

    /**
     * What governs the alerts of a rule.
     *
     * @param indicator code of the indicator that alone is meant; null for all of the rule
     * @param active whether the rule raises alerts
     * @param confirmRevisions so many revisions in a row confirm a breach; 0 for never
     * @param confirmStatus the softest status that confirms at once; null for none
     * @param confirmWorkingDays working days after which a figure that stays behind is confirmed; 0 for never
     * @param severeAtOnce whether far behind confirms at once
     * @param marginPoints percentage points above the expected share at which recovery begins, a decimal as text
     * @param answerWorkingDays working days to answer in; 0 asks nothing
     * @param escalationWorkingDays working days that each further step of the chain is given; 0 never escalates
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfRule(
            Rule rule,
            @Nullable String indicator,
            boolean active,
            int confirmRevisions,
            @Nullable FigureStatus confirmStatus,
            int confirmWorkingDays,
            boolean severeAtOnce,
            String marginPoints,
            CasePolicy.Urgent urgent,
            int answerWorkingDays,
            int escalationWorkingDays) {

        static OfRule of(Rule rule, @Nullable String indicator, Set<Rule> active, CasePolicy policy) {
            return new OfRule(
                    rule,
                    indicator,
                    active.contains(rule),
                    policy.confirmation().revisions(),
                    policy.confirmation().status(),
                    policy.confirmation().workingDays(),
                    policy.confirmation().severeAtOnce(),
                    policy.marginPoints().toPlainString(),
                    policy.urgent(),
                    policy.answerWorkingDays(),
                    policy.escalationWorkingDays());
        }
    }
}
