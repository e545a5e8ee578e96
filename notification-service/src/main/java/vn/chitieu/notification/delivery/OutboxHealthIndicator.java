package vn.chitieu.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.notification.application.ChannelGate;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.Outbox;

/** DOWN while the mail server refuses our sign-in, or while a mail has been due for too long and nobody took it. */
final class OutboxHealthIndicator implements HealthIndicator {

    private final Outbox outbox;
    private final ChannelGate gate;
    private final Clock clock;
    private final Duration overdueAfter;

    OutboxHealthIndicator(Outbox outbox, ChannelGate gate, Clock clock, Duration overdueAfter) {
        this.outbox = outbox;
        this.gate = gate;
        this.clock = clock;
        this.overdueAfter = overdueAfter;
    }

    @Override
    public Health health() {
        try {
            return look();
        } catch (RuntimeException unreadable) {
            return Health.down(unreadable).build();
        }
    }

    private Health look() {
        boolean overdue = !outbox.due(clock.instant().minus(overdueAfter), 1).isEmpty();
        boolean closed = gate.state().isPresent();
        Health.Builder health = overdue || closed ? Health.down() : Health.up();
        Map<DeliveryState, Long> live = outbox.live();
        gate.state()
                .ifPresent(state -> health.withDetail("channelClosed", state.why())
                        .withDetail("nextAttempt", state.until().toString()));
        return health.withDetail("overdue", overdue).withDetail("live", live).build();
    }
}
