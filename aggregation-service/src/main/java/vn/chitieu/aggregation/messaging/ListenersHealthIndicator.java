package vn.chitieu.aggregation.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Says whether the consumer of the log runs and has been given partitions. */
final class ListenersHealthIndicator implements HealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;

    ListenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        MessageListenerContainer container = listeners.getListenerContainer(UpdatesListener.ID);
        if (container == null || !container.isRunning()) {
            return Health.down()
                    .withDetail("expected", "a running consumer of the log")
                    .build();
        }
        int partitions = container.getAssignedPartitions() == null
                ? 0
                : container.getAssignedPartitions().size();
        return Health.up().withDetail("partitions", partitions).build();
    }
}
