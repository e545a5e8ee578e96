package vn.chitieu.ingestion.kafkaingress;

import java.util.TreeSet;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.support.runtime.Runbook;
import vn.chitieu.support.runtime.WarningHealth;

/**
 * WARNING while the Kafka ingress, or the topic of a unit, is not read: the units that use it wait, others are not
 * affected.
 */
final class IngressHealthIndicator implements HealthIndicator {

    private final IngressStatus state;

    IngressHealthIndicator(IngressStatus state) {
        this.state = state;
    }

    @Override
    public Health health() {
        String fault = state.fault();
        if (fault != null) {
            return Runbook.BEHIND
                    .on(Health.status(WarningHealth.WARNING))
                    .withDetail("fault", fault)
                    .build();
        }
        boolean waits = state.held() > 0 || !state.waitingCities().isEmpty();
        Health.Builder health = (waits
                        ? Runbook.BEHIND.on(Health.status(WarningHealth.WARNING))
                        : state.hasRead() ? Health.up() : Health.unknown())
                .withDetail("partitions", state.partitions())
                .withDetail("held", state.held())
                .withDetail("lag", state.lag());
        return (waits ? health.withDetail("waitingCities", new TreeSet<>(state.waitingCities())) : health).build();
    }
}
