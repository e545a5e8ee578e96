package vn.chitieu.aggregation.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.kafka.listener.BatchListenerFailedException;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.StalePageException;
import vn.chitieu.aggregation.domain.Update;
import vn.chitieu.contracts.Topics;

/**
 * Reads the log from the position that the database says, not from the one that the broker remembers: a database that
 * was restored from a backup catches up by itself. The group's offsets are committed all the same, so that lag can be
 * watched.
 */
class UpdatesListener extends AbstractConsumerSeekAware {

    /** The id of the listener and of its group. */
    static final String ID = "aggregation";

    private static final Logger LOG = LoggerFactory.getLogger(UpdatesListener.class);

    private final FoldUpdates foldUpdates;
    private final RejectedUpdates rejectedUpdates;
    private final FoldCounters counters;
    private final UpdateReader reader = new UpdateReader();
    private volatile boolean closing;

    UpdatesListener(FoldUpdates foldUpdates, RejectedUpdates rejectedUpdates, FoldCounters counters) {
        this.foldUpdates = foldUpdates;
        this.rejectedUpdates = rejectedUpdates;
        this.counters = counters;
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        super.onPartitionsAssigned(assignments, callback);
        // Where the group has committed nothing, the consumer stands at the beginning of the partition.
        assignments.forEach((partition, committed) -> seek(callback, partition, begin(partition, committed)));
    }

    /** Returns whether this instance reads a partition of the log. */
    boolean owns(int partition) {
        List<ConsumerSeekCallback> callbacks =
                getSeekCallbacksFor(new TopicPartition(Topics.INDICATOR_UPDATES, partition));
        return callbacks != null && !callbacks.isEmpty();
    }

    /** Nobody waits for the database any longer once the service stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
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
    private OptionalLong begin(TopicPartition partition, long done) {
        while (!closing) {
            try {
                return foldUpdates.begin(partition.partition(), done);
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

    /**
     * Folds partition by partition in the order of the records: those before the one that a failure names are done,
     * that one and those after it come again with the next poll, if the partition is still ours then.
     */
    @KafkaListener(id = ID, groupId = ID, topics = Topics.INDICATOR_UPDATES)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(ConsumerRecord::partition, LinkedHashMap::new, Collectors.toList()));
        byPartition.values().forEach(this::foldOrFail);
    }

    private void foldOrFail(List<ConsumerRecord<String, byte[]>> ofPartition) {
        try {
            foldOrReadAgain(ofPartition);
        } catch (RuntimeException fault) {
            throw new BatchListenerFailedException("a batch could not be folded", fault, ofPartition.get(0));
        }
    }

    /**
     * A store that was moved on by somebody else, be it a consumer that lost the partition without knowing or a write
     * of ours whose answer was lost, says where to read on.
     */
    private void foldOrReadAgain(List<ConsumerRecord<String, byte[]>> ofPartition) {
        ConsumerRecord<String, byte[]> first = ofPartition.get(0);
        try {
            fold(first.partition(), ofPartition);
        } catch (StalePageException overtaken) {
            LOG.warn("Reads {}-{} again: {}", first.topic(), first.partition(), overtaken.getMessage());
            TopicPartition partition = new TopicPartition(first.topic(), first.partition());
            OptionalLong next = foldUpdates.begin(first.partition(), 0);
            Stream.ofNullable(getSeekCallbacksFor(partition))
                    .flatMap(List::stream)
                    .forEach(callback -> seek(callback, partition, next));
        }
    }

    private void fold(int partition, List<ConsumerRecord<String, byte[]>> records) {
        List<Update> updates = records.stream().map(reader::read).toList();
        long next = records.get(records.size() - 1).offset() + 1;
        Map<Long, ConsumerRecord<String, byte[]>> byOffset =
                records.stream().collect(Collectors.toMap(ConsumerRecord::offset, Function.identity()));
        List<Receipt> receipts =
                foldUpdates.fold(partition, updates, next, rejected -> rejectedUpdates.keep(rejected, byOffset));
        counters.count(receipts);
    }
}
