package vn.chitieu.aggregation.messaging;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.Update;
import vn.chitieu.contracts.Topics;

/**
 * Reads the log from the position that the database says, not from the one that the broker remembers: a database that
 * was restored from a backup catches up by itself. The group's offsets are committed all the same, so that lag can be
 * watched.
 */
class UpdatesListener implements ConsumerSeekAware {

    /** The id of the listener and of its group. */
    static final String ID = "aggregation";

    private static final Logger LOG = LoggerFactory.getLogger(UpdatesListener.class);

    private final FoldUpdates foldUpdates;
    private final RejectedUpdates rejectedUpdates;
    private final FoldCounters counters;
    private final UpdateReader reader = new UpdateReader();

    UpdatesListener(FoldUpdates foldUpdates, RejectedUpdates rejectedUpdates, FoldCounters counters) {
        this.foldUpdates = foldUpdates;
        this.rejectedUpdates = rejectedUpdates;
        this.counters = counters;
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        assignments.keySet().forEach(partition -> {
            OptionalLong next = begin(partition);
            LOG.info("Reads {} from {}", partition, next.isPresent() ? next.getAsLong() : "the beginning");
            if (next.isPresent()) {
                callback.seek(partition.topic(), partition.partition(), next.getAsLong());
            } else {
                callback.seekToBeginning(partition.topic(), partition.partition());
            }
        });
    }

    /** Waits for the database rather than read from anywhere else. */
    private OptionalLong begin(TopicPartition partition) {
        while (true) {
            try {
                return foldUpdates.begin(partition.partition());
            } catch (RuntimeException fault) {
                LOG.warn("The position of {} cannot be read yet: {}", partition, fault.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the database", stopping);
        }
    }

    @KafkaListener(id = ID, groupId = ID, topics = Topics.INDICATOR_UPDATES)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(ConsumerRecord::partition, TreeMap::new, Collectors.toList()));
        byPartition.forEach(this::fold);
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
