package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.OutboxRow;

class OutboxHealthIndicatorTest {

    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final TurnableClock clock = new TurnableClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final CircuitBreaker circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
    private final OutboxAudit audit = new OutboxAudit(outbox, DamagedDocuments.none(), clock, Duration.ofMinutes(5));
    private final OutboxHealthIndicator health =
            new OutboxHealthIndicator(audit, circuitBreaker, clock, Duration.ofMinutes(1));
    private final OutboxRow row = OutboxRow.queued(SomeNotices.fired("uv-dn"), clock.instant(), POLICY);

    @Test
    void isUpBeforeTheFirstAuditAndAfterACleanOne() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        outbox.add(row);
        audit.audit();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("wanted", 1L);
    }

    @Test
    void isDownWithTheNoticesThatAreNotAccountedFor() {
        outbox.add(row);
        outbox.lose(row.id());
        audit.audit();
        Health found = health.health();
        assertThat(found.getStatus()).isEqualTo(Status.DOWN);
        assertThat(found.getDetails().get("findings").toString()).contains(row.id());
    }

    @Test
    void isDownWhileTheMailServerRefusesUs() {
        audit.audit();
        circuitBreaker.refused("535 bad password");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("channelClosed", "535 bad password");
    }

    @Test
    void tellsThatTheMailServerIsNotReached() {
        audit.audit();
        circuitBreaker.away("connection refused");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("channelClosed", "connection refused");
    }

    @Test
    void isDownWithoutAnAudit() {
        audit.audit();
        clock.turn(Duration.ofMinutes(4));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void theGaugesAddUp() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new OutboxCountMetrics(audit).bindTo(meters);
        assertThat(gauge(meters, "wanted")).isNaN();
        outbox.add(row);
        audit.audit();
        assertThat(gauge(meters, "wanted")).isEqualTo(1);
        assertThat(gauge(meters, "live")).isEqualTo(1);
        assertThat(gauge(meters, "sent")).isZero();
        assertThat(meters.get("chitieu.notification.outbox.findings").gauge().value())
                .isZero();
    }

    private static double gauge(SimpleMeterRegistry meters, String of) {
        return meters.get("chitieu.notification.outbox.ledger")
                .tag("of", of)
                .gauge()
                .value();
    }
}
