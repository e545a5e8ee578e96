package vn.chitieu.aggregation.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Says whether the consumers of updates and of targets run, and how many partitions of updates are given to us. */
final class ListenersHealthIndicator implements HealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;

    ListenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        MessageListenerContainer container = listeners.getListenerContainer(UpdatesListener.ID);
        MessageListenerContainer targets = listeners.getListenerContainer(TargetsListener.ID);
        if (container == null || !container.isRunning() || targets == null || !targets.isRunning()) {
            return Health.down()
                    .withDetail("expected", "running consumers of updates and of targets")
                    .build();
        }
        int partitions = container.getAssignedPartitions() == null
                ? 0
                : container.getAssignedPartitions().size();
        return Health.up().withDetail("partitions", partitions).build();
    }
}
