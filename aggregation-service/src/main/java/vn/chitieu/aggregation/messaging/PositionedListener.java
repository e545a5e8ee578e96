package vn.chitieu.aggregation.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.kafka.listener.BatchListenerFailedException;
import vn.chitieu.aggregation.domain.StalePageException;

/**
 * Reads a topic from the position that the database says, not from the one that the broker remembers: a database that
 * was restored from a backup catches up by itself. The group's offsets are committed all the same, so that lag can be
 * watched.
 */
abstract class PositionedListener extends AbstractConsumerSeekAware {

    private static final Logger LOG = LoggerFactory.getLogger(PositionedListener.class);

    private volatile boolean closing;

    /**
     * Takes a partition over and returns where the database wants it read from; empty for its beginning.
     *
     * @param committed where the broker would have read on; 0 where that is not known
     */
    abstract OptionalLong begin(int partition, long committed);

    /**
     * Takes records of one partition.
     *
     * @param next the offset after the last of them
     * @throws StalePageException if somebody else moved the store on
     */
    abstract void take(int partition, List<ConsumerRecord<String, byte[]>> records, long next);

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        super.onPartitionsAssigned(assignments, callback);
        // Where the group has committed nothing, the consumer stands at the beginning of the partition.
        assignments.forEach(
                (partition, committed) -> seek(callback, partition, beginWhenPossible(partition, committed)));
    }

    /** Nobody waits for the database any longer once the service stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /**
     * Takes partition by partition in the order of the records: those before the one that a failure names are done,
     * that one and those after it come again with the next poll, if the partition is still ours then.
     */
    final void takeAll(List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(ConsumerRecord::partition, LinkedHashMap::new, Collectors.toList()));
        byPartition.values().forEach(this::takeOrFail);
    }

    private void takeOrFail(List<ConsumerRecord<String, byte[]>> ofPartition) {
        try {
            takeOrReadAgain(ofPartition);
        } catch (RuntimeException fault) {
            throw new BatchListenerFailedException("a batch could not be taken", fault, ofPartition.get(0));
        }
    }

    /**
     * A store that was moved on by somebody else, be it a consumer that lost the partition without knowing or a write
     * of ours whose answer was lost, says where to read on.
     */
    private void takeOrReadAgain(List<ConsumerRecord<String, byte[]>> ofPartition) {
        ConsumerRecord<String, byte[]> first = ofPartition.get(0);
        try {
            long next = ofPartition.get(ofPartition.size() - 1).offset() + 1;
            take(first.partition(), ofPartition, next);
        } catch (StalePageException overtaken) {
            LOG.warn("Reads {}-{} again: {}", first.topic(), first.partition(), overtaken.getMessage());
            TopicPartition partition = new TopicPartition(first.topic(), first.partition());
            OptionalLong next = begin(first.partition(), 0);
            Stream.ofNullable(getSeekCallbacksFor(partition))
                    .flatMap(List::stream)
                    .forEach(callback -> seek(callback, partition, next));
        }
    }

    private static void seek(ConsumerSeekCallback callback, TopicPartition partition, OptionalLong next) {
        LOG.info("Reads {} from {}", partition, next.isPresent() ? next.getAsLong() : "the beginning");
        if (next.isPresent()) {
            callback.seek(partition.topic(), partition.partition(), next.getAsLong());
        } else {
            callback.seekToBeginning(partition.topic(), partition.partition());
        }
    }

    /** Waits for the database rather than read from anywhere else. */
    private OptionalLong beginWhenPossible(TopicPartition partition, long committed) {
        while (!closing) {
            try {
                return begin(partition.partition(), committed);
            } catch (RuntimeException fault) {
                LOG.warn("The position of {} cannot be read yet: {}", partition, fault.toString());
                pause();
            }
        }
        throw new IllegalStateException("stopped while waiting for the database");
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the database", stopping);
        }
    }
}
