package vn.chitieu.support.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.support.runtime.Runbook;
import vn.chitieu.support.runtime.WarningHealth;

/**
 * How many records each listener has still to read and since when; WARNING where there were some for too long, which is
 * more work than the instances do, or a batch that is tried again.
 */
final class LagHealthIndicator implements HealthIndicator {

    private final ListenerLag lag;
    private final Clock clock;
    private final Duration patience;

    LagHealthIndicator(ListenerLag lag, Clock clock, Duration patience) {
        this.lag = lag;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        Instant late = clock.instant().minus(patience);
        lag.look().forEach((listener, behind) -> {
            Instant since = behind.since();
            health.withDetail(
                    listener, since == null ? "nothing to read" : behind.records() + " records to read since " + since);
            if (since != null && since.isBefore(late)) {
                Runbook.BEHIND.on(health.status(WarningHealth.WARNING));
            }
        });
        return health.build();
    }
}
