package vn.chitieu.aggregation.log;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.kafka.listener.BatchListenerFailedException;
import vn.chitieu.aggregation.page.StalePageException;

/**
 * Kafka listener that reads a topic from the position in the database, not from the offset committed at the broker: a
 * database that was restored from a backup catches up without help, and a batch is processed at least once. The group's
 * offsets are committed all the same, so that lag can be watched, and so that a database that lies behind them is known
 * as an older one. Therefore they are committed here, for each partition once its position is stored, and not by the
 * container, which would commit what was not taken too.
 */
public abstract class DatabasePositionListener extends AbstractConsumerSeekAware {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePositionListener.class);

    private volatile boolean closing;

    /**
     * Takes a partition over and returns where the database wants it read from; empty for its beginning.
     *
     * @param committed where the broker would have read on; 0 where that is not known
     */
    protected abstract OptionalLong begin(int partition, long committed);

    /** Gives a partition up that was taken over. */
    protected abstract void end(int partition);

    /** Returns the offset up to which a partition was taken; empty where nothing of it was. */
    protected abstract OptionalLong position(int partition);

    /**
     * Takes records of one partition.
     *
     * @param next the offset after the last of them
     * @throws StalePageException if another consumer moved the store on
     */
    protected abstract void take(int partition, List<ConsumerRecord<String, byte[]>> records, long next);

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        super.onPartitionsAssigned(assignments, callback);
        // Where the group has committed nothing, the consumer stands at the beginning of the partition.
        assignments.forEach(
                (partition, committed) -> seek(callback, partition, beginWhenPossible(partition, committed)));
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> partitions) {
        super.onPartitionsRevoked(partitions);
        if (partitions != null) {
            partitions.forEach(partition -> end(partition.partition()));
        }
    }

    /**
     * Lets the consumer go back to the beginning of a partition, where it finds that the stores want it read from
     * elsewhere. For a caller that has noticed that without a record. May be called by any thread.
     */
    public final void readAgain(TopicPartition partition) {
        LOG.warn("{} is to be read again, since the stores are behind what was taken", partition);
        seek(partition, OptionalLong.empty());
    }

    /** Ends every wait for the database once the service stops. */
    @EventListener(ContextClosedEvent.class)
    public void close() {
        closing = true;
    }

    /**
     * Takes partition by partition in the order of the records: those before the one that a failure names are done,
     * that one and those after it come again with the next poll, if the partition is still ours then.
     *
     * @param consumer the consumer that polled them
     */
    public final void takeAll(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(ConsumerRecord::partition, LinkedHashMap::new, Collectors.toList()));
        boolean overtaken = false;
        for (List<ConsumerRecord<String, byte[]>> ofPartition : byPartition.values()) {
            if (overtaken) {
                // Were it to fail now, what was before it would be committed, the one that is read again among it.
                seek(partition(ofPartition), OptionalLong.of(ofPartition.get(0).offset()));
            } else {
                overtaken = !takeOrFail(ofPartition, consumer);
            }
        }
    }

    private boolean takeOrFail(List<ConsumerRecord<String, byte[]>> ofPartition, Consumer<?, ?> consumer) {
        try {
            return takeOrReadAgain(ofPartition, consumer);
        } catch (RuntimeException fault) {
            throw new BatchListenerFailedException("a batch could not be taken", fault, ofPartition.get(0));
        }
    }

    /**
     * A store that was moved on by another writer, be it a consumer that lost the partition without knowing or an own
     * write whose answer was lost, gives the position to read on from.
     *
     * @return whether the records were taken
     */
    private boolean takeOrReadAgain(List<ConsumerRecord<String, byte[]>> ofPartition, Consumer<?, ?> consumer) {
        TopicPartition partition = partition(ofPartition);
        try {
            requireNoGap(partition, ofPartition.get(0).offset(), consumer);
            long next = ofPartition.get(ofPartition.size() - 1).offset() + 1;
            take(partition.partition(), ofPartition, next);
            consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(next)), DatabasePositionListener::committed);
            return true;
        } catch (StalePageException overtaken) {
            LOG.warn("Reads {} again: {}", partition, overtaken.getMessage());
            seek(partition, begin(partition.partition(), 0));
            return false;
        }
    }

    /**
     * Markers of transactions leave gaps between records. A consumer whose place is gone goes on at the beginning of
     * what is left, and that is a gap in which records were.
     */
    private void requireNoGap(TopicPartition partition, long first, Consumer<?, ?> consumer) {
        OptionalLong expected = position(partition.partition());
        if (expected.isPresent() && first > expected.getAsLong()) {
            long beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (beginning > expected.getAsLong()) {
                throw new StalePageException("expected " + partition + " from " + expected.getAsLong()
                        + " on, but it begins at " + beginning);
            }
        }
    }

    /**
     * No caller waits for it: the next batch commits again, and a lost commit is behind the position in the database,
     * which counts.
     */
    private static void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception refused) {
        if (refused != null) {
            LOG.debug("The group's offsets {} were not committed: {}", offsets, refused.toString());
        }
    }

    private static TopicPartition partition(List<ConsumerRecord<String, byte[]>> ofPartition) {
        ConsumerRecord<String, byte[]> first = ofPartition.get(0);
        return new TopicPartition(first.topic(), first.partition());
    }

    private void seek(TopicPartition partition, OptionalLong next) {
        Stream.ofNullable(getSeekCallbacksFor(partition))
                .flatMap(List::stream)
                .forEach(callback -> seek(callback, partition, next));
    }

    private static void seek(ConsumerSeekCallback callback, TopicPartition partition, OptionalLong next) {
        LOG.info("Reads {} from {}", partition, next.isPresent() ? next.getAsLong() : "the beginning");
        if (next.isPresent()) {
            callback.seek(partition.topic(), partition.partition(), next.getAsLong());
        } else {
            callback.seekToBeginning(partition.topic(), partition.partition());
        }
    }

    /** Waits for the database, and for a log that is whole, rather than read from anywhere else. */
    private OptionalLong beginWhenPossible(TopicPartition partition, long committed) {
        String said = "";
        while (!closing) {
            try {
                return begin(partition.partition(), committed);
            } catch (RuntimeException fault) {
                if (!said.equals(fault.toString())) {
                    said = fault.toString();
                    LOG.warn("{} cannot be read yet, tries again until it can: {}", partition, said);
                }
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
