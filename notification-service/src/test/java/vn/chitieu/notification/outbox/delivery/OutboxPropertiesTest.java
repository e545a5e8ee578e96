package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxPropertiesTest {

    @Test
    void hasDefaults() {
        OutboxProperties settings = bind(Map.of());
        assertThat(settings)
                .isEqualTo(new OutboxProperties(
                        "chitieu-notification",
                        "chitieu@example.org",
                        "Theo dõi chỉ tiêu",
                        "theo-doi-chi-tieu@example.org",
                        "chitieu.example.org",
                        "canh-bao.chitieu.example.org",
                        URI.create("http://localhost:8082/"),
                        new OutboxProperties.Outbox(
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(15),
                                Duration.ofDays(3),
                                Duration.ofMinutes(5),
                                4,
                                16,
                                100,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(1))));
        assertThat(settings.outbox().toPolicy().lease()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void mapsEverySetting() {
        OutboxProperties settings = bind(Map.ofEntries(
                Map.entry("database", "d"),
                Map.entry("sender", "s@example.org"),
                Map.entry("sender-name", "S"),
                Map.entry("reply-to", "r@example.org"),
                Map.entry("domain", "m.example.org"),
                Map.entry("list-id", "l.example.org"),
                Map.entry("dashboard-url", "https://x.example.org/"),
                Map.entry("outbox.lease", "10s"),
                Map.entry("outbox.retry-base", "1s"),
                Map.entry("outbox.retry-max", "2s"),
                Map.entry("outbox.deadline", "1h"),
                Map.entry("outbox.unknown-after", "3s"),
                Map.entry("outbox.parallel", "2"),
                Map.entry("outbox.together", "8"),
                Map.entry("outbox.per-second", "30"),
                Map.entry("outbox.poll", "50ms"),
                Map.entry("outbox.pause", "4s"),
                Map.entry("outbox.overdue-after", "5s"),
                Map.entry("outbox.audit-every", "6s")));
        assertThat(settings)
                .isEqualTo(new OutboxProperties(
                        "d",
                        "s@example.org",
                        "S",
                        "r@example.org",
                        "m.example.org",
                        "l.example.org",
                        URI.create("https://x.example.org/"),
                        new OutboxProperties.Outbox(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofHours(1),
                                Duration.ofSeconds(3),
                                2,
                                8,
                                30,
                                Duration.ofMillis(50),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(6))));
    }

    @ParameterizedTest
    @CsvSource({
        "outbox.parallel, 0",
        "outbox.parallel, 33",
        "outbox.per-second, -1",
        "outbox.per-second, 10001",
        "outbox.poll, 1ms",
        "outbox.pause, 2h",
        "outbox.together, 0",
        "outbox.together, 101",
        "outbox.overdue-after, 2d",
        "outbox.audit-every, 2h",
        "dashboard-url, javascript:alert(1)",
        "dashboard-url, dashboard"
    })
    void refusesWhatIsOutOfRange(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static OutboxProperties bind(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("chitieu.notification." + name, value));
        return new Binder(source).bindOrCreate("chitieu.notification", OutboxProperties.class);
    }
}
