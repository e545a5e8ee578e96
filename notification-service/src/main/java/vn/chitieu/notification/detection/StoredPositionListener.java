package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware;
import vn.chitieu.contracts.UnreadableEventException;

/**
 * Kafka listener of a topic that is read from the position kept in the database; it counts what became of each record.
 * A listener keeps what follows from a batch first and its position last, so a batch may come again.
 */
public abstract class StoredPositionListener implements ConsumerSeekAware {

    /** The outcome of a record that is no event of the topic. */
    protected static final String UNREADABLE = "unreadable";

    private static final Logger log = LoggerFactory.getLogger(StoredPositionListener.class);

    private final String topic;
    private final PositionSeeker seeker;
    private final Map<String, Counter> received;

    /**
     * Registers a counter for each outcome.
     *
     * @param counter its name; a tag says which outcome
     * @param description what it counts
     * @param outcomes all that can become of a record
     */
    protected StoredPositionListener(
            String topic,
            PositionSeeker seeker,
            MeterRegistry meters,
            String counter,
            String description,
            Collection<String> outcomes) {
        this.topic = topic;
        this.seeker = seeker;
        this.received = outcomes.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> Counter.builder(counter)
                                .description(description)
                                .tag("outcome", outcome)
                                .register(meters)));
    }

    /** Returns whether records are not to be taken now, see {@link PositionSeeker#areLost}. */
    protected final boolean areLost(List<ConsumerRecord<String, byte[]>> records) {
        return seeker.areLost(topic, records);
    }

    /** Keeps the position behind records that were taken. */
    protected final void keep(List<ConsumerRecord<String, byte[]>> records) {
        seeker.keep(topic, records);
    }

    /** Counts so many records of an outcome. */
    protected final void count(String outcome, int records) {
        Objects.requireNonNull(received.get(outcome)).increment(records);
    }

    /** Returns the outcome of a record; one that cannot be read is logged and left behind. */
    protected final String outcome(ConsumerRecord<String, byte[]> record, Reader reader) {
        try {
            return reader.read(record);
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            log.warn(
                    "Left behind {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return UNREADABLE;
        }
    }

    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        seeker.register(callback);
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        seeker.seek(assignments, callback);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> partitions) {
        seeker.leave(partitions == null ? List.of() : partitions);
    }

    /** Takes one record. */
    @FunctionalInterface
    protected interface Reader {

        /** Returns what became of a record. */
        String read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException;
    }
}
