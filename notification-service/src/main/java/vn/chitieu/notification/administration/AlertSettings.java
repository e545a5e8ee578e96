package vn.chitieu.notification.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.reminder.ReportingPolicy;
import vn.chitieu.notification.routing.RoutingService;

/**
 * When alerts of a city are raised and its mails leave, as it stands.
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
 * @param decidedByCity names of the times above that the city's catalog decides; the others are settings of the service
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
        int warnWorkingDays,
        List<String> decidedByCity) {

    /**
     * Returns what holds in a city.
     *
     * @param cases what the settings say of alerts
     * @param times what they say of when mails leave
     * @param reporting what they say of reports that are due
     */
    static AlertSettings of(CasePolicies cases, RoutingService.Times times, ReportingPolicy reporting, Catalog city) {
        AlertPolicy decided = city.alertPolicy();
        List<OfRule> rules = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rule != Rule.MISSING_REPORT) {
                rules.add(OfRule.of(rule, null, cases, decided));
            }
        }
        for (Rule rule : Rule.values()) {
            Stream<String> bySettings = cases.exceptions().getOrDefault(rule, Map.of()).keySet().stream();
            Stream<String> byCity = decided.rules().stream()
                    .filter(one -> one.rule().name().equals(rule.name()))
                    .flatMap(one -> Stream.ofNullable(one.indicator()));
            Stream.concat(bySettings, byCity)
                    .distinct()
                    .sorted()
                    .forEach(indicator -> rules.add(OfRule.of(rule, indicator, cases, decided)));
        }
        RoutingService.Times mails = times.in(city);
        ReportingPolicy reminders = reporting.in(city);
        return new AlertSettings(
                rules,
                mails.slots().at(),
                mails.mostAtOnce(),
                mails.quiet().from(),
                mails.quiet().to(),
                mails.quiet().onlyWorkingDays(),
                reminders.remindWorkingDays(),
                reminders.remindAt(),
                reminders.escalateWorkingDays(),
                decidedTimes(decided));
    }

    private static List<String> decidedTimes(AlertPolicy city) {
        Map<String, @Nullable Object> times = new LinkedHashMap<>();
        times.put("digestAt", city.mails().digestAt());
        times.put("mostAtOnce", city.mails().mostAtOnce());
        times.put("quietFrom", city.mails().quietFrom());
        times.put("quietTo", city.mails().quietTo());
        times.put("onlyWorkingDays", city.mails().quietDaysOff());
        times.put(
                "remindWorkingDays",
                city.reminders().workingDays().isEmpty()
                        ? null
                        : city.reminders().workingDays());
        times.put("remindAt", city.reminders().at());
        times.put("warnWorkingDays", city.reminders().warnWorkingDays());
        times.values().removeIf(Objects::isNull);
        return List.copyOf(times.keySet());
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
     * @param decidedByCity whether the city's catalog decides any of it
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
            int escalationWorkingDays,
            boolean decidedByCity) {

        static OfRule of(Rule rule, @Nullable String indicator, CasePolicies cases, AlertPolicy city) {
            String meant = indicator == null ? "" : indicator;
            CasePolicy policy = cases.of(rule, meant, city);
            return new OfRule(
                    rule,
                    indicator,
                    cases.watches(rule, meant, city),
                    policy.confirmation().revisions(),
                    policy.confirmation().status(),
                    policy.confirmation().workingDays(),
                    policy.confirmation().severeAtOnce(),
                    policy.marginPoints().toPlainString(),
                    policy.urgent(),
                    policy.answerWorkingDays(),
                    policy.escalationWorkingDays(),
                    city.rules().stream()
                            .anyMatch(one -> one.rule().name().equals(rule.name())
                                    && (one.indicator() == null
                                            || one.indicator().equals(indicator))));
        }
    }
}
