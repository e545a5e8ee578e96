package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.AlertRule;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;

class CasePolicyPropertiesTest {

    private static final Set<Rule> ALL = Set.of(
            Rule.BEHIND_TARGET,
            Rule.FORECAST_BELOW_TARGET,
            Rule.FALLING_CUMULATIVE,
            Rule.CLOSED_QUARTER_MOVED,
            Rule.WATCH_LIST);

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new CasePolicyProperties(
                        ALL,
                        2,
                        FigureStatus.OFFICIAL,
                        2,
                        true,
                        BigDecimal.ZERO,
                        1,
                        0,
                        CasePolicy.Urgent.SEVERE,
                        5,
                        3,
                        2,
                        List.of()));
    }

    @Test
    void mapsEverySetting() {
        CasePolicyProperties settings = bind(Map.ofEntries(
                Map.entry("rules", "BEHIND_TARGET,WATCH_LIST"),
                Map.entry("confirm-revisions", "3"),
                Map.entry("confirm-status", "PRELIMINARY"),
                Map.entry("confirm-working-days", "4"),
                Map.entry("severe-at-once", "false"),
                Map.entry("margin-points", "1.5"),
                Map.entry("hold-revisions", "2"),
                Map.entry("hold-working-days", "6"),
                Map.entry("urgent", "NEVER"),
                Map.entry("answer-working-days", "7"),
                Map.entry("escalation-working-days", "8"),
                Map.entry("most-turns", "9"),
                Map.entry("overrides[0].rule", "FALLING_CUMULATIVE"),
                Map.entry("overrides[0].indicator", "LAND_CLEARED"),
                Map.entry("overrides[0].confirm-revisions", "13"),
                Map.entry("overrides[0].confirm-status", "ESTIMATE"),
                Map.entry("overrides[0].confirm-working-days", "14"),
                Map.entry("overrides[0].severe-at-once", "true"),
                Map.entry("overrides[0].margin-points", "11.5"),
                Map.entry("overrides[0].hold-revisions", "12"),
                Map.entry("overrides[0].hold-working-days", "16"),
                Map.entry("overrides[0].urgent", "ALWAYS"),
                Map.entry("overrides[0].answer-working-days", "17"),
                Map.entry("overrides[0].escalation-working-days", "18"),
                Map.entry("overrides[0].most-turns", "19")));
        assertThat(settings)
                .isEqualTo(new CasePolicyProperties(
                        Set.of(Rule.BEHIND_TARGET, Rule.WATCH_LIST),
                        3,
                        FigureStatus.PRELIMINARY,
                        4,
                        false,
                        new BigDecimal("1.5"),
                        2,
                        6,
                        CasePolicy.Urgent.NEVER,
                        7,
                        8,
                        9,
                        List.of(new CasePolicyProperties.Deviation(
                                Rule.FALLING_CUMULATIVE,
                                "LAND_CLEARED",
                                13,
                                FigureStatus.ESTIMATE,
                                14,
                                true,
                                new BigDecimal("11.5"),
                                12,
                                16,
                                CasePolicy.Urgent.ALWAYS,
                                17,
                                18,
                                19))));
        CasePolicies policies = settings.toPolicies(any -> true);
        assertThat(policies.rules()).containsExactlyInAnyOrder(Rule.BEHIND_TARGET, Rule.WATCH_LIST);
        assertThat(of(policies, Rule.BEHIND_TARGET, "LAND_CLEARED"))
                .isEqualTo(new CasePolicy(
                        new Confirmation(FigureStatus.PRELIMINARY, 3, 4, false),
                        new BigDecimal("1.5"),
                        new Holding(2, 6),
                        CasePolicy.Urgent.NEVER,
                        7,
                        8,
                        9));
        assertThat(of(policies, Rule.FALLING_CUMULATIVE, "LAND_CLEARED"))
                .isEqualTo(new CasePolicy(
                        new Confirmation(FigureStatus.ESTIMATE, 13, 14, true),
                        new BigDecimal("11.5"),
                        new Holding(12, 16),
                        CasePolicy.Urgent.ALWAYS,
                        17,
                        18,
                        19));
    }

    @Test
    void theOtherRulesDifferFromThatOfTargets() {
        CasePolicies policies = bind(Map.of()).toPolicies(any -> true);
        CasePolicy behind = of(policies, Rule.BEHIND_TARGET, "X");
        assertThat(of(policies, Rule.FALLING_CUMULATIVE, "X")).isEqualTo(behind);
        CasePolicy forecast = of(policies, Rule.FORECAST_BELOW_TARGET, "X");
        assertThat(forecast.confirmation()).isEqualTo(new Confirmation(null, 0, 1, false));
        assertThat(forecast.marginPoints()).isEqualByComparingTo("2");
        assertThat(forecast.answerWorkingDays()).isZero();
        assertThat(forecast.escalates()).isFalse();
        CasePolicy moved = of(policies, Rule.CLOSED_QUARTER_MOVED, "X");
        assertThat(moved.confirmation()).isEqualTo(new Confirmation(null, 1, 0, false));
        assertThat(moved.answerWorkingDays()).isEqualTo(5);
        assertThat(moved.escalates()).isFalse();
        CasePolicy watched = of(policies, Rule.WATCH_LIST, "X");
        assertThat(watched.confirmation()).isEqualTo(behind.confirmation());
        assertThat(watched.answerWorkingDays()).isZero();
    }

    @Test
    void anExceptionChangesOnlyWhatItNamesAndTheLaterOneCounts() {
        CasePolicies policies = bind(Map.of(
                        "overrides[0].answer-working-days", "6",
                        "overrides[1].indicator", "EXPORT_VALUE",
                        "overrides[1].margin-points", "2",
                        "overrides[2].indicator", "EXPORT_VALUE",
                        "overrides[2].hold-revisions", "3",
                        "overrides[3].indicator", "EXPORT_VALUE",
                        "overrides[3].margin-points", "4"))
                .toPolicies(any -> true);
        CasePolicy exports = of(policies, Rule.BEHIND_TARGET, "EXPORT_VALUE");
        assertThat(exports.answerWorkingDays()).isEqualTo(6);
        assertThat(exports.marginPoints()).isEqualByComparingTo("4");
        assertThat(exports.holding().revisions()).isEqualTo(3);
        assertThat(exports.escalationWorkingDays()).isEqualTo(3);
        CasePolicy others = of(policies, Rule.BEHIND_TARGET, "INVESTMENT");
        assertThat(others.answerWorkingDays()).isEqualTo(6);
        assertThat(others.marginPoints()).isEqualByComparingTo("0");
        assertThat(of(policies, Rule.WATCH_LIST, "EXPORT_VALUE").answerWorkingDays())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "confirm-revisions, -1",
        "confirm-working-days, 61",
        "hold-revisions, -1",
        "hold-working-days, 61",
        "margin-points, 101",
        "answer-working-days, 61",
        "escalation-working-days, -1",
        "most-turns, 101",
        "overrides[0].margin-points, -1",
        "overrides[0].most-turns, 101"
    })
    void refusesAPolicyThatCannotBe(String name, String value) {
        CasePolicyProperties settings = bind(Map.of(name, value));
        assertThatThrownBy(() -> settings.toPolicies(any -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected ")
                .hasMessageContaining("got " + value);
    }

    @Test
    void refusesAnIndicatorThatTheCatalogDoesNotHave() {
        CasePolicyProperties settings = bind(Map.of("overrides[0].indicator", "LAND_SOLD"));
        assertThatThrownBy(() -> settings.toPolicies("LAND_CLEARED"::equals)).hasMessageContaining("LAND_SOLD");
    }

    @ParameterizedTest
    @CsvSource({"overrides[0].rule, MISSING_REPORT", "rules, SOME_RULE"})
    void refusesWhatIsOutOfRange(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatACityDecidesGoesBeforeTheSettings() {
        CasePolicies policies = bind(Map.of(
                        "rules", "BEHIND_TARGET,FORECAST_BELOW_TARGET",
                        "overrides[0].indicator", "LAND_CLEARED",
                        "overrides[0].answer-working-days", "9",
                        "overrides[0].margin-points", "3"))
                .toPolicies(any -> true);
        AlertPolicy city = new AlertPolicy(
                AlertPolicy.OPEN.mails(),
                AlertPolicy.OPEN.reminders(),
                List.of(
                        decided(AlertRule.BEHIND_TARGET, "LAND_CLEARED", null, null, 2),
                        decided(AlertRule.BEHIND_TARGET, null, null, new AlertPolicy.Confirmed(null, 0, 4, false), 7),
                        decided(AlertRule.FORECAST_BELOW_TARGET, null, false, null, null),
                        decided(AlertRule.FORECAST_BELOW_TARGET, "LAND_CLEARED", true, null, null),
                        decided(AlertRule.WATCH_LIST, null, true, null, null)));

        CasePolicy one = policies.of(Rule.BEHIND_TARGET, "LAND_CLEARED", city);
        assertThat(one.answerWorkingDays()).isEqualTo(2);
        assertThat(one.marginPoints()).isEqualTo("3");
        assertThat(one.confirmation()).isEqualTo(new Confirmation(null, 0, 4, false));
        CasePolicy other = policies.of(Rule.BEHIND_TARGET, "BUDGET_REVENUE", city);
        assertThat(other.answerWorkingDays()).isEqualTo(7);
        assertThat(other.urgent()).isEqualTo(CasePolicy.Urgent.ALWAYS);
        assertThat(other.escalationWorkingDays()).isEqualTo(3);
        assertThat(policies.of(Rule.MISSING_REPORT, "LAND_CLEARED", city))
                .isEqualTo(of(policies, Rule.MISSING_REPORT, "LAND_CLEARED"));

        assertThat(policies.watches(Rule.FORECAST_BELOW_TARGET, "BUDGET_REVENUE", city))
                .isFalse();
        assertThat(policies.watches(Rule.FORECAST_BELOW_TARGET, "LAND_CLEARED", city))
                .isTrue();
        assertThat(policies.watches(Rule.WATCH_LIST, "LAND_CLEARED", city)).isTrue();
        assertThat(policies.watches(Rule.WATCH_LIST, "LAND_CLEARED", AlertPolicy.OPEN))
                .isFalse();
        assertThat(policies.watches(Rule.BEHIND_TARGET, "LAND_CLEARED", city)).isTrue();
    }

    /** A city names its rules, statuses and urgencies as the cases do. */
    @Test
    void eachRuleOfTheCatalogIsOneOfCases() {
        assertThat(Arrays.stream(AlertRule.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values())
                        .filter(rule -> rule != Rule.MISSING_REPORT)
                        .map(Enum::name)
                        .toList());
        assertThat(Arrays.stream(AlertPolicy.UrgentMails.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CasePolicy.Urgent.values())
                        .map(Enum::name)
                        .toList());
    }

    private static AlertPolicy.OfRule decided(
            AlertRule rule,
            @Nullable String indicator,
            @Nullable Boolean active,
            AlertPolicy.@Nullable Confirmed confirmation,
            @Nullable Integer answer) {
        return new AlertPolicy.OfRule(
                rule, indicator, active, confirmation, null, AlertPolicy.UrgentMails.ALWAYS, answer, null);
    }

    private static CasePolicy of(CasePolicies policies, Rule rule, String indicator) {
        return policies.of(rule, indicator, AlertPolicy.OPEN);
    }

    private static CasePolicyProperties bind(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("chitieu.notification.policy." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("chitieu.notification.policy", CasePolicyProperties.class);
    }
}
