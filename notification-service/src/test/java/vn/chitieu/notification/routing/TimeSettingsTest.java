package vn.chitieu.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.scheduling.SchedulerProperties;
import vn.chitieu.support.testing.BoundSettings;

/** Settings of digests, of quiet hours, of reports that are due and of what ticks. */
class TimeSettingsTest {

    private static final String SERVICE = "chitieu.notification";

    @Test
    void haveDefaults() {
        assertThat(BoundSettings.bind(RoutingProperties.class, Map.of()))
                .isEqualTo(new RoutingProperties(
                        new RoutingProperties.Digest(LocalTime.of(7, 30), 2),
                        new RoutingProperties.Quiet(LocalTime.of(20, 0), LocalTime.of(6, 30), true)));
        assertThat(bind("time", SchedulerProperties.class, Map.of()))
                .isEqualTo(new SchedulerProperties(Duration.ofSeconds(5), Duration.ofMinutes(5)));
        ReminderProperties reporting = bind("reporting", ReminderProperties.class, Map.of());
        assertThat(reporting).isEqualTo(new ReminderProperties(List.of(5, 1), LocalTime.of(9, 0), 3));
        assertThat(reporting.toPolicy().escalates()).isTrue();
    }

    @Test
    void mapEverySetting() {
        assertThat(BoundSettings.bind(
                        RoutingProperties.class,
                        BoundSettings.under(
                                SERVICE,
                                Map.of(
                                        "digest.slot", "08:15",
                                        "digest.most-at-once", "9",
                                        "quiet-hours.from", "21:30",
                                        "quiet-hours.to", "05:00",
                                        "quiet-hours.only-working-days", "false"))))
                .isEqualTo(new RoutingProperties(
                        new RoutingProperties.Digest(LocalTime.of(8, 15), 9),
                        new RoutingProperties.Quiet(LocalTime.of(21, 30), LocalTime.of(5, 0), false)));
        assertThat(bind("time", SchedulerProperties.class, Map.of("every", "1s", "patience", "1m")))
                .isEqualTo(new SchedulerProperties(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(bind(
                        "reporting",
                        ReminderProperties.class,
                        Map.of("remind-working-days", "7,3,0", "remind-at", "08:00", "escalate-working-days", "0")))
                .isEqualTo(new ReminderProperties(List.of(7, 3, 0), LocalTime.of(8, 0), 0));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "digest.most-at-once, 0",
        "digest.most-at-once, 10001",
        "time.every, 9ms",
        "time.every, 61s",
        "time.patience, 999ms",
        "time.patience, 25h"
    })
    void refuseWhatLiesOutsideItsRange(String name, String value) {
        Class<?> type = name.startsWith("time.") ? SchedulerProperties.class : RoutingProperties.class;
        BoundSettings.assertRefused(type, Map.of(SERVICE + "." + name, value), SERVICE + "." + name);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "remind-working-days, 61",
        "remind-working-days, -1",
        "'remind-working-days', '3,3'",
        "escalate-working-days, 61"
    })
    void remindersAreCheckedByTheirPolicy(String name, String value) {
        ReminderProperties settings = bind("reporting", ReminderProperties.class, Map.of(name, value));
        assertThatThrownBy(settings::toPolicy).hasMessageContaining("expected ");
    }

    @Test
    void aSlotIsAWholeMinute() {
        RoutingProperties settings =
                BoundSettings.bind(RoutingProperties.class, Map.of(SERVICE + ".digest.slot", "07:30:30"));
        assertThatThrownBy(settings.digest()::toSlots).hasMessageContaining("expected ");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return BoundSettings.bind(type, BoundSettings.under(SERVICE + "." + prefix, settings));
    }
}
