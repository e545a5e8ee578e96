package vn.chitieu.notification.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.chitieu.notification.cases.CasePolicyProperties;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.routing.RoutingProperties;

class AlertSettingsTest {

    private static final Binder DEFAULTS = new Binder(new MapConfigurationPropertySource());

    @Test
    void thePolicyHasEachRuleThatLooksAtFiguresAndTheIndicatorsThatDiffer() {
        Binder given = new Binder(new MapConfigurationPropertySource(Map.of(
                "chitieu.notification.policy.overrides[0].indicator", "NEW_ENTERPRISES",
                "chitieu.notification.policy.overrides[0].answer-working-days", "9",
                "chitieu.notification.policy.rules", "BEHIND_TARGET")));
        CasePolicyProperties cases = given.bindOrCreate("chitieu.notification.policy", CasePolicyProperties.class);

        AlertSettings policy = AlertSettings.of(
                cases.toPolicies(indicator -> true),
                DEFAULTS.bindOrCreate("chitieu.notification", RoutingProperties.class),
                DEFAULTS.bindOrCreate("chitieu.notification.reporting", ReminderProperties.class));

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
    }
}
