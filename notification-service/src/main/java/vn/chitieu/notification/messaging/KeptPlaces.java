package vn.chitieu.notification.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import vn.chitieu.notification.application.Positions;
import vn.chitieu.support.kafka.TopicState;

/**
 * Follows topics from the positions kept in the database, not from those that the broker keeps. A topic that is another
 * one, or shorter than what was followed, and one whose position was lost under way, is followed from its beginning:
 * what comes again changes nothing. Thread-safe.
 */
final class KeptPlaces {

    private static final Logger log = LoggerFactory.getLogger(KeptPlaces.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Positions positions;
    private final Function<String, Optional<TopicState>> topics;
    private final Map<TopicPartition, Place> places = new ConcurrentHashMap<>();

    /**
     * Takes the kept positions.
     *
     * @param topics what the broker says of a topic; empty where there is none
     */
    KeptPlaces(Positions positions, Function<String, Optional<TopicState>> topics) {
        this.positions = positions;
        this.topics = topics;
    }

    /**
     * Returns whether the database lies behind what was kept before these records: it was lost or restored. Then they
     * are not to be taken; they come again, behind what is missing.
     */
    boolean areLost(String topic, List<? extends ConsumerRecord<?, ?>> records) {
        Map<TopicPartition, Long> first = new LinkedHashMap<>();
        records.forEach(record -> first.putIfAbsent(new TopicPartition(topic, record.partition()), record.offset()));
        if (first.keySet().stream().noneMatch(this::isLost)) {
            return false;
        }
        first.forEach((partition, offset) -> {
            Place place = places.get(partition);
            if (place != null && isLost(partition)) {
                log.warn(
                        "The database lost that {} was followed up to {}. Follows it from its beginning",
                        partition,
                        place.next());
                places.put(partition, new Place(0, place.callback()));
                place.callback().seekToBeginning(partition.topic(), partition.partition());
            } else if (place != null) {
                place.callback().seek(partition.topic(), partition.partition(), offset);
            }
        });
        return true;
    }

    private boolean isLost(TopicPartition partition) {
        Place place = places.get(partition);
        return place != null
                && positions.next(partition.topic(), partition.partition()).orElse(0) < place.next();
    }

    /** Keeps that all of these records of a topic are included. */
    void keep(String topic, List<? extends ConsumerRecord<?, ?>> records) {
        Map<Integer, Long> next = new HashMap<>();
        records.forEach(record -> next.put(record.partition(), record.offset() + 1));
        positions.keep(topic, next);
        next.forEach((partition, offset) -> places.computeIfPresent(
                new TopicPartition(topic, partition), (key, place) -> new Place(offset, place.callback())));
    }

    /** Goes to the kept position of each partition, and to its beginning where none is kept. */
    void seek(Collection<TopicPartition> partitions, ConsumerSeekCallback callback) {
        for (TopicPartition partition : partitions) {
            OptionalLong next = position(partition);
            places.put(partition, new Place(next.orElse(0), callback));
            if (next.isPresent()) {
                callback.seek(partition.topic(), partition.partition(), next.getAsLong());
            } else {
                callback.seekToBeginning(partition.topic(), partition.partition());
            }
            log.info("Follows {} from {}", partition, next.isPresent() ? next.getAsLong() : "the beginning");
        }
    }

    /** Waits for the database and the broker rather than follow from anywhere else. */
    private OptionalLong position(TopicPartition partition) {
        while (true) {
            try {
                return positionInItsTopic(partition);
            } catch (RuntimeException fault) {
                log.warn("The position of {} cannot be read yet: {}", partition, fault.toString());
                pause();
            }
        }
    }

    private OptionalLong positionInItsTopic(TopicPartition partition) {
        OptionalLong next = positions.next(partition.topic(), partition.partition());
        Optional<TopicState> found = topics.apply(partition.topic());
        TopicState.Offsets offsets = found.map(topic -> topic.partitions().get(partition.partition()))
                .orElse(null);
        if (found.isEmpty() || offsets == null) {
            throw new IllegalStateException("expected the broker to have " + partition);
        }
        String id = found.get().id();
        String known =
                positions.topicId(partition.topic(), partition.partition()).orElse(id);
        if (!known.equals(id) || next.orElse(0) > offsets.end()) {
            log.error(
                    "{} is another topic than the one that was followed up to {}, or lost records of it: its id is {},"
                            + " expected {}, and it ends at {}. Follows it from its beginning",
                    partition,
                    next.orElse(0),
                    id,
                    known,
                    offsets.end());
            next = OptionalLong.empty();
        } else if (next.isPresent() && next.getAsLong() < offsets.beginning()) {
            log.error(
                    "{} begins at {}, but was followed up to {} only: the records in between were deleted unread",
                    partition,
                    offsets.beginning(),
                    next.getAsLong());
        }
        positions.follow(partition.topic(), partition.partition(), id, next.orElse(0));
        return next;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the database", stopped);
        }
    }

    /**
     * Where a partition is followed.
     *
     * @param next the offset of the next record
     * @param callback moves its consumer
     */
    private record Place(long next, ConsumerSeekCallback callback) {}
}
