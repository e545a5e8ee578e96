package vn.chitieu.support.kafka;

import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import vn.chitieu.support.runtime.Runbook;

/** WARNING while a batch of a partition that a listener of this instance reads is retried. */
final class RetriesHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final RetryLogger retries;
    private final KafkaListenerEndpointRegistry listeners;

    RetriesHealthIndicator(RetryLogger retries, KafkaListenerEndpointRegistry listeners) {
        this.retries = retries;
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        retries.failing().stream()
                .filter(batch -> isRead(batch.partition()))
                .forEach(batch -> Runbook.BEHIND
                        .on(health.status(WARNING))
                        .withDetail(
                                batch.partition().toString(),
                                "offset " + batch.offset() + ", " + batch.attempts() + " failed attempts since "
                                        + batch.since() + ", " + batch.cause()));
        return health.build();
    }

    private boolean isRead(TopicPartition partition) {
        return listeners.getListenerContainers().stream()
                .map(container -> container.getAssignedPartitions())
                .anyMatch(assigned -> assigned != null && assigned.contains(partition));
    }
}
