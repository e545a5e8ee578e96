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
import vn.chitieu.notification.reminder.ReportingSettings;
import vn.chitieu.notification.scheduling.TimekeeperSettings;

/** Settings of digests, of quiet hours, of reports that are due and of what ticks. */
class TimeSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind("digest", DigestSettings.class, Map.of()))
                .isEqualTo(new DigestSettings(LocalTime.of(7, 30), 2));
        assertThat(bind("quiet-hours", QuietHoursSettings.class, Map.of()))
                .isEqualTo(new QuietHoursSettings(LocalTime.of(20, 0), LocalTime.of(6, 30), true));
        assertThat(bind("time", TimekeeperSettings.class, Map.of()))
                .isEqualTo(new TimekeeperSettings(Duration.ofSeconds(5), Duration.ofMinutes(5)));
        ReportingSettings reporting = bind("reporting", ReportingSettings.class, Map.of());
        assertThat(reporting).isEqualTo(new ReportingSettings(List.of(5, 1), LocalTime.of(9, 0), 3));
        assertThat(reporting.toPolicy().escalates()).isTrue();
    }

    @Test
    void mapEverySetting() {
        assertThat(bind("digest", DigestSettings.class, Map.of("slot", "08:15", "most-at-once", "9")))
                .isEqualTo(new DigestSettings(LocalTime.of(8, 15), 9));
        assertThat(bind(
                        "quiet-hours",
                        QuietHoursSettings.class,
                        Map.of("from", "21:30", "to", "05:00", "only-working-days", "false")))
                .isEqualTo(new QuietHoursSettings(LocalTime.of(21, 30), LocalTime.of(5, 0), false));
        assertThat(bind("time", TimekeeperSettings.class, Map.of("every", "1s", "patience", "1m")))
                .isEqualTo(new TimekeeperSettings(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(bind(
                        "reporting",
                        ReportingSettings.class,
                        Map.of("remind-working-days", "7,3,0", "remind-at", "08:00", "escalate-working-days", "0")))
                .isEqualTo(new ReportingSettings(List.of(7, 3, 0), LocalTime.of(8, 0), 0));
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
                        "digest", DigestSettings.class,
                        "reporting", ReportingSettings.class,
                        "time", TimekeeperSettings.class)
                .get(prefix);
        assertThatThrownBy(() -> {
                    Object bound = bind(prefix, type, Map.of(name, value));
                    if (bound instanceof DigestSettings digest) {
                        digest.toSlots();
                    }
                    if (bound instanceof ReportingSettings reporting) {
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
