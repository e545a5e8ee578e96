package vn.chitieu.support.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import vn.chitieu.support.runtime.Runbook;
import vn.chitieu.support.runtime.WarningHealth;

/** WARNING while a batch of a partition that a listener of this instance reads is retried. */
final class RetriesHealthIndicator implements HealthIndicator {

    private final RetryLogger retries;
    private final KafkaListenerEndpointRegistry listeners;

    RetriesHealthIndicator(RetryLogger retries, KafkaListenerEndpointRegistry listeners) {
        this.retries = retries;
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        Map<String, String> late = new LinkedHashMap<>();
        retries.failing().stream()
                .filter(batch -> isRead(batch.partition()))
                .forEach(batch -> late.put(
                        batch.partition().toString(),
                        "offset " + batch.offset() + ", " + batch.attempts() + " failed attempts since " + batch.since()
                                + ", " + batch.cause()));
        return WarningHealth.of(Runbook.BEHIND, late);
    }

    private boolean isRead(TopicPartition partition) {
        return listeners.getListenerContainers().stream()
                .map(container -> container.getAssignedPartitions())
                .anyMatch(assigned -> assigned != null && assigned.contains(partition));
    }
}
