package vn.chitieu.ingestion.kafkaingress;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.ingestion.authentication.SenderRateLimiter;

/**
 * Units whose partitions are paused for a while; their records stay on the topics in their order while those of other
 * units go on: none is lost or refused. Used by one thread.
 */
final class PausedUnits {

    private static final Logger LOG = LoggerFactory.getLogger(PausedUnits.class);

    private final Consumer<String, byte[]> consumer;

    /** Until when each waits. */
    private final Map<TopicPartition, Long> held = new HashMap<>();

    /** Those that had to wait for a limit since they were last within it. */
    private final Set<TopicPartition> slowed = new HashSet<>();

    PausedUnits(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Pauses a unit's partition at that offset, because its records cannot be checked now. */
    void hold(TopicPartition partition, long first, Duration time, RuntimeException passing) {
        hold(partition, first, time);
        LOG.warn("{} waits from offset {} on: {}", partition.topic(), first, passing.toString());
    }

    /** Pauses a unit's partition at that offset until its records are within a rate limit; logs it once. */
    void slow(TopicPartition partition, long first, SenderRateLimiter.Wait wait) {
        hold(partition, first, wait.time());
        if (slowed.add(partition)) {
            LOG.warn(
                    "{} waits from offset {} on: expected at most {}, got more; the next is taken in {} s",
                    partition.topic(),
                    first,
                    wait.most(),
                    wait.time().toSeconds() + 1);
        }
    }

    /** Pauses a unit's partition at that offset, because its city has to wait. */
    void park(TopicPartition partition, long first, Duration time) {
        hold(partition, first, time);
    }

    /** Notes that a unit is within its limits. */
    void isWithin(TopicPartition partition) {
        slowed.remove(partition);
    }

    private void hold(TopicPartition partition, long first, Duration time) {
        consumer.seek(partition, first);
        consumer.pause(List.of(partition));
        held.put(partition, System.nanoTime() + time.toNanos());
    }

    /** Lets those go on whose time is over. */
    void release() {
        held.keySet().retainAll(consumer.assignment());
        List<TopicPartition> due = held.entrySet().stream()
                .filter(one -> System.nanoTime() - one.getValue() >= 0)
                .map(Map.Entry::getKey)
                .toList();
        consumer.resume(due);
        held.keySet().removeAll(due);
    }

    /** Returns how many wait. */
    int size() {
        return held.size();
    }
}
