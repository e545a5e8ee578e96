package vn.chitieu.notification.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import vn.chitieu.notification.application.Positions;

/** Follows topics from the positions kept in the database, not from those that the broker keeps. Thread-safe. */
final class KeptPlaces {

    private static final Logger log = LoggerFactory.getLogger(KeptPlaces.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Positions positions;

    KeptPlaces(Positions positions) {
        this.positions = positions;
    }

    /** Keeps that all of these records of a topic are included. */
    void keep(String topic, List<? extends ConsumerRecord<?, ?>> records) {
        Map<Integer, Long> next = new HashMap<>();
        records.forEach(record -> next.put(record.partition(), record.offset() + 1));
        positions.keep(topic, next);
    }

    /** Goes to the kept position of each partition, and to its beginning where none is kept. */
    void seek(Collection<TopicPartition> partitions, ConsumerSeekCallback callback) {
        for (TopicPartition partition : partitions) {
            OptionalLong next = position(partition);
            if (next.isPresent()) {
                callback.seek(partition.topic(), partition.partition(), next.getAsLong());
            } else {
                callback.seekToBeginning(partition.topic(), partition.partition());
            }
            log.info("Follows {} from {}", partition, next.isPresent() ? next.getAsLong() : "the beginning");
        }
    }

    /** Waits for the database rather than follow from anywhere else. */
    private OptionalLong position(TopicPartition partition) {
        while (true) {
            try {
                return positions.next(partition.topic(), partition.partition());
            } catch (RuntimeException fault) {
                log.warn("The position of {} cannot be read yet: {}", partition, fault.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the database", stopped);
        }
    }
}
