package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import vn.chitieu.support.runtime.Runbook;

/**
 * How many dead letters came since the start, when the last one was rejected, and what can be done. UP all the same: a
 * record that its sender has to mend is no fault of the service.
 */
@Component
final class DeadLettersHealthIndicator implements HealthIndicator {

    private final DeadLetterListener listener;

    DeadLettersHealthIndicator(DeadLetterListener listener) {
        this.listener = listener;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("sinceTheStart", listener.kept());
        Instant last = listener.last();
        return (last == null ? health : Runbook.DEAD_LETTERS.on(health).withDetail("last", last.toString())).build();
    }
}
