package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.listener.MessageListenerContainer;

class ListenersHealthIndicatorTest {

    private final MessageListenerContainer runs = listener("runs", true, true);
    private final MessageListenerContainer stopped = listener("stopped", false, true);
    private final MessageListenerContainer dead = listener("dead", true, false);

    @Test
    void isUpWhileEveryListenerRuns() {
        Health health = health(List.of(runs), Set.of());
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("runs", "1 partitions");
    }

    @Test
    void isDownWhereOneHasStoppedOrAConsumerOfItDied() {
        for (MessageListenerContainer fault : List.of(stopped, dead)) {
            Health health = health(List.of(runs, fault), Set.of());
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsValue("stopped; the log says why");
        }
    }

    @Test
    void oneThatWaitsForItsTopicsIsNoFault() {
        assertThat(health(List.of(stopped), Set.of(stopped)).getStatus()).isEqualTo(Status.UP);
    }

    private static Health health(List<MessageListenerContainer> listeners, Set<MessageListenerContainer> waiting) {
        return new ListenersHealthIndicator(() -> listeners, waiting::contains).health();
    }

    private static MessageListenerContainer listener(String id, boolean isRunning, boolean isWell) {
        return new AListener(id, isRunning, isWell);
    }

    /** A container in one state for ever. */
    private record AListener(String getListenerId, boolean isRunning, boolean isInExpectedState)
            implements MessageListenerContainer {

        @Override
        public Collection<TopicPartition> getAssignedPartitions() {
            return List.of(new TopicPartition("topic", 0));
        }

        @Override
        public void setupMessageListener(Object listener) {}

        @Override
        public Map<String, Map<MetricName, ? extends Metric>> metrics() {
            return Map.of();
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}
    }
}
