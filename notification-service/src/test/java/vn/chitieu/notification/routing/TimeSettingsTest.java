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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.scheduling.SchedulerProperties;

/** Settings of digests, of quiet hours, of reports that are due and of what ticks. */
class TimeSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind("digest", DigestProperties.class, Map.of()))
                .isEqualTo(new DigestProperties(LocalTime.of(7, 30), 2));
        assertThat(bind("quiet-hours", QuietHoursProperties.class, Map.of()))
                .isEqualTo(new QuietHoursProperties(LocalTime.of(20, 0), LocalTime.of(6, 30), true));
        assertThat(bind("time", SchedulerProperties.class, Map.of()))
                .isEqualTo(new SchedulerProperties(Duration.ofSeconds(5), Duration.ofMinutes(5)));
        ReminderProperties reporting = bind("reporting", ReminderProperties.class, Map.of());
        assertThat(reporting).isEqualTo(new ReminderProperties(List.of(5, 1), LocalTime.of(9, 0), 3));
        assertThat(reporting.toPolicy().escalates()).isTrue();
    }

    @Test
    void mapEverySetting() {
        assertThat(bind("digest", DigestProperties.class, Map.of("slot", "08:15", "most-at-once", "9")))
                .isEqualTo(new DigestProperties(LocalTime.of(8, 15), 9));
        assertThat(bind(
                        "quiet-hours",
                        QuietHoursProperties.class,
                        Map.of("from", "21:30", "to", "05:00", "only-working-days", "false")))
                .isEqualTo(new QuietHoursProperties(LocalTime.of(21, 30), LocalTime.of(5, 0), false));
        assertThat(bind("time", SchedulerProperties.class, Map.of("every", "1s", "patience", "1m")))
                .isEqualTo(new SchedulerProperties(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(bind(
                        "reporting",
                        ReminderProperties.class,
                        Map.of("remind-working-days", "7,3,0", "remind-at", "08:00", "escalate-working-days", "0")))
                .isEqualTo(new ReminderProperties(List.of(7, 3, 0), LocalTime.of(8, 0), 0));
    }

    @ParameterizedTest(name = "{0}.{1}={2}")
    @CsvSource({
        "digest, slot, 07:30:30",
        "digest, most-at-once, 0",
        "digest, most-at-once, 10001",
        "reporting, remind-working-days, 61",
        "reporting, remind-working-days, -1",
        "reporting, 'remind-working-days', '3,3'",
        "reporting, escalate-working-days, 61",
        "time, every, 9ms",
        "time, every, 61s",
        "time, patience, 999ms",
        "time, patience, 25h"
    })
    void refuseWhatLiesOutsideItsRange(String prefix, String name, String value) {
        Class<?> type = Map.of(
                        "digest", DigestProperties.class,
                        "reporting", ReminderProperties.class,
                        "time", SchedulerProperties.class)
                .get(prefix);
        assertThatThrownBy(() -> {
                    Object bound = bind(prefix, type, Map.of(name, value));
                    if (bound instanceof DigestProperties digest) {
                        digest.toSlots();
                    }
                    if (bound instanceof ReminderProperties reporting) {
                        reporting.toPolicy();
                    }
                })
                .hasStackTraceContaining("expected ");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("chitieu.notification." + prefix + "." + name, value));
        return new Binder(source).bindOrCreate("chitieu.notification." + prefix, type);
    }
}
