package vn.chitieu.support.kafka;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;
import vn.chitieu.support.runtime.Runbook;

/**
 * DOWN where a listener has stopped, be it that the broker refuses its user, so that nothing that it reads is processed
 * any more; else UP, with the number of partitions of each.
 */
final class ListenersHealthIndicator implements HealthIndicator {

    private final Supplier<Collection<MessageListenerContainer>> listeners;
    private final Predicate<MessageListenerContainer> waitsForItsTopics;

    /** Takes the listeners, and those of them that wait until the broker has their topics, as in an outage of it. */
    ListenersHealthIndicator(
            Supplier<Collection<MessageListenerContainer>> listeners,
            Predicate<MessageListenerContainer> waitsForItsTopics) {
        this.listeners = listeners;
        this.waitsForItsTopics = waitsForItsTopics;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (MessageListenerContainer listener : listeners.get()) {
            if (waitsForItsTopics.test(listener)) {
                health.withDetail(String.valueOf(listener.getListenerId()), "waits for its topics");
            } else if (listener.isRunning() && listener.isInExpectedState()) {
                health.withDetail(String.valueOf(listener.getListenerId()), partitions(listener) + " partitions");
            } else {
                Runbook.DOWN
                        .on(health.down())
                        .withDetail(String.valueOf(listener.getListenerId()), "stopped; the log says why");
            }
        }
        return health.build();
    }

    private static int partitions(MessageListenerContainer listener) {
        Collection<TopicPartition> assigned = listener.getAssignedPartitions();
        return assigned == null ? 0 : assigned.size();
    }
}
