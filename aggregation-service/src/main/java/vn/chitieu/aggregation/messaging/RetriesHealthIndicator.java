package vn.chitieu.aggregation.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** WARNING while a batch of a partition that this instance reads is tried again: totals are behind the log. */
final class RetriesHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final VisibleRetries retries;
    private final UpdatesListener listener;

    RetriesHealthIndicator(VisibleRetries retries, UpdatesListener listener) {
        this.retries = retries;
        this.listener = listener;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        retries.failing().stream()
                .filter(batch -> listener.owns(batch.partition().partition()))
                .forEach(batch -> health.status(WARNING)
                        .withDetail(
                                batch.partition().toString(),
                                "offset " + batch.offset() + ", " + batch.attempts() + " failed attempts, "
                                        + batch.cause()));
        return health.build();
    }
}
