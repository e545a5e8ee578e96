package vn.chitieu.aggregation.messaging;

import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Says whether the consumers of updates and of targets run, and how many partitions of updates are given to us. */
final class ListenersHealthIndicator implements HealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;
    private final Predicate<MessageListenerContainer> waitsForItsTopics;

    /** Takes the listeners, and which of them wait for the broker to have their topics: as if the broker was away. */
    ListenersHealthIndicator(
            KafkaListenerEndpointRegistry listeners, Predicate<MessageListenerContainer> waitsForItsTopics) {
        this.listeners = listeners;
        this.waitsForItsTopics = waitsForItsTopics;
    }

    @Override
    public Health health() {
        MessageListenerContainer container = listeners.getListenerContainer(UpdatesListener.ID);
        MessageListenerContainer targets = listeners.getListenerContainer(TargetsListener.ID);
        if (container == null || targets == null || !isWell(container) || !isWell(targets)) {
            return Health.down()
                    .withDetail("expected", "running consumers of updates and of targets")
                    .build();
        }
        int partitions = container.getAssignedPartitions() == null
                ? 0
                : container.getAssignedPartitions().size();
        return Health.up().withDetail("partitions", partitions).build();
    }

    private boolean isWell(MessageListenerContainer container) {
        return container.isRunning() || waitsForItsTopics.test(container);
    }
}
