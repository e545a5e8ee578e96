package vn.chitieu.notification.detection;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.support.kafka.TopicState;

/**
 * Follows topics from the positions kept in the database, not from those that the broker keeps. A topic that is another
 * one, or shorter than what was followed, and one whose position was lost under way, is followed from its beginning:
 * processing is idempotent. Thread-safe.
 */
public final class PositionSeeker {

    private static final Logger log = LoggerFactory.getLogger(PositionSeeker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TopicPositions positions;
    private final Function<String, Optional<TopicState>> topics;
    private final Restore restore;
    private final Clock clock;
    private final Map<TopicPartition, Place> places = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** Callbacks by which other threads seek a consumer, by the consumer's thread. */
    private final Map<Thread, ConsumerSeekCallback> registered = new ConcurrentHashMap<>();

    /**
     * Takes the kept positions.
     *
     * @param restore is notified where the database is older than what was done with it
     * @param topics what the broker says of a topic; empty where there is none
     */
    public PositionSeeker(
            TopicPositions positions, Function<String, Optional<TopicState>> topics, Restore restore, Clock clock) {
        this.positions = positions;
        this.topics = topics;
        this.restore = restore;
        this.clock = clock;
        restore.follow(this::readAgain);
    }

    /** Registers the callback by which other threads seek the consumer of this thread. */
    public void register(ConsumerSeekCallback callback) {
        registered.put(Thread.currentThread(), callback);
    }

    /**
     * Sends every consumer to the beginning of its partitions: what is stored is compared with all that is there, and
     * what is known already changes nothing.
     */
    private void readAgain() {
        places.replaceAll((partition, place) -> {
            log.warn("Reads {} again from its beginning", partition);
            place.fromOutside().seekToBeginning(partition.topic(), partition.partition());
            return place.at(0);
        });
    }

    /**
     * Returns whether the database lies behind what was kept before these records: it was lost or restored. Then they
     * are not to be taken; they come again, behind what is missing.
     */
    public boolean areLost(String topic, List<? extends ConsumerRecord<?, ?>> records) {
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
                places.put(partition, place.at(0));
                place.callback().seekToBeginning(partition.topic(), partition.partition());
            } else if (place != null) {
                place.callback().seek(partition.topic(), partition.partition(), offset);
            }
        });
        restore.noticed("less is kept of " + topic + " than was before", clock.instant());
        return true;
    }

    private boolean isLost(TopicPartition partition) {
        Place place = places.get(partition);
        return place != null
                && positions.next(partition.topic(), partition.partition()).orElse(0) < place.next();
    }

    /** Stores that all of these records of a topic are included. */
    public void keep(String topic, List<? extends ConsumerRecord<?, ?>> records) {
        Map<Integer, Long> next = new HashMap<>();
        records.forEach(record -> next.put(record.partition(), record.offset() + 1));
        positions.keep(topic, next);
        next.forEach((partition, offset) ->
                places.computeIfPresent(new TopicPartition(topic, partition), (key, place) -> place.at(offset)));
    }

    /**
     * Goes to the kept position of each partition, and to its beginning where none is kept. Where the group has read on
     * beyond what is kept, the database was lost or restored, and so may be what lies before the position.
     *
     * @param assignments by partition, up to where the group has read, or where it begins if it never read
     */
    public void seek(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        Set<TopicPartition> older = new TreeSet<>(Comparator.comparing(TopicPartition::toString));
        assignments.forEach((partition, read) -> {
            Kept kept = position(partition);
            OptionalLong next = kept.next();
            ConsumerSeekCallback fromOutside = registered.get(Thread.currentThread());
            places.put(partition, new Place(next.orElse(0), callback, fromOutside == null ? callback : fromOutside));
            if (next.isPresent()) {
                callback.seek(partition.topic(), partition.partition(), next.getAsLong());
            } else {
                callback.seekToBeginning(partition.topic(), partition.partition());
            }
            if (read > Math.max(next.orElse(0), kept.beginning())) {
                older.add(partition);
            }
            log.info("Follows {} from {}", partition, next.isPresent() ? next.getAsLong() : "the beginning");
        });
        if (!older.isEmpty()) {
            restore.noticed("the group has read beyond what is kept of " + older, clock.instant());
        }
    }

    /** Removes partitions that another consumer has now. */
    public void leave(Collection<TopicPartition> partitions) {
        places.keySet().removeAll(partitions);
    }

    /** Ends every wait for a database or a broker that is away, so that the service can stop meanwhile. */
    @EventListener(ContextClosedEvent.class)
    public void close() {
        closing = true;
    }

    /** Waits for the database and the broker rather than follow from anywhere else. */
    private Kept position(TopicPartition partition) {
        String known = "";
        while (!closing) {
            try {
                return positionInItsTopic(partition);
            } catch (RuntimeException fault) {
                if (!known.equals(fault.toString())) {
                    known = fault.toString();
                    log.warn("The position of {} cannot be read yet, tries again until it can: {}", partition, known);
                }
                if (!closing) {
                    pause();
                }
            }
        }
        throw new IllegalStateException("stopped while waiting for the position of " + partition);
    }

    private Kept positionInItsTopic(TopicPartition partition) {
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
        return new Kept(next, offsets.beginning());
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
     * What is kept of a partition.
     *
     * @param next the offset of the next record; empty for the beginning
     * @param beginning where the partition begins at present
     */
    private record Kept(OptionalLong next, long beginning) {}

    /**
     * Where a partition is followed.
     *
     * @param next the offset of the next record
     * @param callback moves its consumer from that consumer's thread
     * @param fromOutside moves its consumer from another thread
     */
    private record Place(long next, ConsumerSeekCallback callback, ConsumerSeekCallback fromOutside) {
        Place at(long offset) {
            return new Place(offset, callback, fromOutside);
        }
    }
}
