package vn.chitieu.notification.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.AlertRule;
import vn.chitieu.notification.cases.CasePolicyProperties;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.reminder.ReportingPolicy;
import vn.chitieu.notification.routing.RoutingProperties;
import vn.chitieu.notification.routing.RoutingService;

class AlertSettingsTest {

    private static final Binder DEFAULTS = new Binder(new MapConfigurationPropertySource());

    private static final RoutingService.Times TIMES = DEFAULTS.bindOrCreate(
                    "chitieu.notification", RoutingProperties.class)
            .toTimes();
    private static final ReportingPolicy REPORTING = DEFAULTS.bindOrCreate(
                    "chitieu.notification.reporting", ReminderProperties.class)
            .toPolicy();

    @Test
    void whatTheCityDecidesIsMarked() {
        AlertPolicy decided = new AlertPolicy(
                new AlertPolicy.Mails(LocalTime.of(8, 0), null, null, null, null),
                new AlertPolicy.Reminders(List.of(3), null, null),
                List.of(new AlertPolicy.OfRule(
                        AlertRule.BEHIND_TARGET, "NEW_ENTERPRISES", false, null, null, null, 9, null)));

        AlertSettings policy = AlertSettings.of(
                DEFAULTS.bindOrCreate("chitieu.notification.policy", CasePolicyProperties.class)
                        .toPolicies(any -> true),
                TIMES,
                REPORTING,
                SmallCity.catalog().withAlertPolicy(decided));

        assertThat(policy.decidedByCity()).containsExactly("digestAt", "remindWorkingDays");
        assertThat(policy.digestAt()).isEqualTo(LocalTime.of(8, 0));
        assertThat(policy.quietFrom()).isEqualTo(LocalTime.of(20, 0));
        assertThat(policy.remindWorkingDays()).containsExactly(3);
        assertThat(policy.rules().stream().filter(AlertSettings.OfRule::decidedByCity))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.indicator()).isEqualTo("NEW_ENTERPRISES");
                    assertThat(one.active()).isFalse();
                    assertThat(one.answerWorkingDays()).isEqualTo(9);
                });
    }

    @Test
    void thePolicyHasEachRuleThatLooksAtFiguresAndTheIndicatorsThatDiffer() {
        Binder given = new Binder(new MapConfigurationPropertySource(Map.of(
                "chitieu.notification.policy.overrides[0].indicator", "NEW_ENTERPRISES",
                "chitieu.notification.policy.overrides[0].answer-working-days", "9",
                "chitieu.notification.policy.rules", "BEHIND_TARGET")));
        CasePolicyProperties cases = given.bindOrCreate("chitieu.notification.policy", CasePolicyProperties.class);

        AlertSettings policy =
                AlertSettings.of(cases.toPolicies(indicator -> true), TIMES, REPORTING, SmallCity.catalog());

        assertThat(policy.rules())
                .extracting(AlertSettings.OfRule::rule)
                .containsExactlyInAnyOrder(
                        Rule.BEHIND_TARGET,
                        Rule.BEHIND_TARGET,
                        Rule.FALLING_CUMULATIVE,
                        Rule.CLOSED_QUARTER_MOVED,
                        Rule.WATCH_LIST,
                        Rule.FORECAST_BELOW_TARGET);
        assertThat(policy.rules().get(policy.rules().size() - 1)).satisfies(one -> {
            assertThat(one.indicator()).isEqualTo("NEW_ENTERPRISES");
            assertThat(one.answerWorkingDays()).isEqualTo(9);
            assertThat(one.active()).isTrue();
        });
        assertThat(policy.rules().stream().filter(AlertSettings.OfRule::active)).hasSize(2);
        assertThat(policy.remindWorkingDays()).containsExactly(5, 1);
        assertThat(policy.decidedByCity()).isEmpty();
        assertThat(policy.rules()).noneMatch(AlertSettings.OfRule::decidedByCity);
    }
}
