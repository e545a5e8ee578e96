package vn.chitieu.ingestion.messaging.door;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** WARNING while the door is not read: units that use it wait, everybody else does not notice. */
final class DoorHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final DoorState state;

    DoorHealthIndicator(DoorState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        String fault = state.fault();
        if (fault != null) {
            return Health.status(WARNING).withDetail("fault", fault).build();
        }
        return (state.hasRead() ? Health.up() : Health.unknown())
                .withDetail("partitions", state.partitions())
                .withDetail("lag", state.lag())
                .build();
    }
}
