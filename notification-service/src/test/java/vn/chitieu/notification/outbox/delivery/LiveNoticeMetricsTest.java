package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;

class LiveNoticeMetricsTest {

    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final TurnableClock clock = new TurnableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void oneScrapeCountsTheOutboxOnceAlsoWhileItIsAway() {
        Outbox outbox = Faulty.store(Outbox.class, new InMemoryOutbox(), (call, any) -> {
            counted.addAndGet(call.equals("live") ? 1 : 0);
            return call.equals("live") && away.get();
        });
        outbox.add(OutboxRow.queued(SomeNotices.fired("uv-dn"), SomeFigures.NOW, POLICY));
        new LiveNoticeMetrics(outbox, clock).bindTo(meters);

        assertThat(scrape()).hasSize(6);
        assertThat(value("queued")).isEqualTo(1);
        assertThat(value("retry")).isZero();
        assertThat(counted).hasValue(1);

        away.set(true);
        clock.turn(Duration.ofMinutes(1));
        assertThat(scrape()).allSatisfy(gauge -> assertThat(gauge.value()).isNaN());
        assertThat(counted).hasValue(2);
    }

    private Collection<Gauge> scrape() {
        return meters.find("chitieu.notification.notices.live").gauges();
    }

    private double value(String state) {
        return meters.get("chitieu.notification.notices.live")
                .tag("state", state)
                .gauge()
                .value();
    }
}
