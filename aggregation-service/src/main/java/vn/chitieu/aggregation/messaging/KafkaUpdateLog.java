package vn.chitieu.aggregation.messaging;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.aggregation.domain.Update;
import vn.chitieu.aggregation.domain.UpdateLog;
import vn.chitieu.contracts.Topics;

/** The topic of updates, read by a consumer without a group, so that nobody else's place is touched. */
final class KafkaUpdateLog implements UpdateLog {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_SILENT = 30;

    private final ConsumerFactory<String, byte[]> consumers;
    private final UpdateReader reader = new UpdateReader();

    KafkaUpdateLog(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    @Override
    public SortedMap<Integer, Long> ends() {
        try (org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INDICATOR_UPDATES, WAIT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            SortedMap<Integer, Long> ends = new TreeMap<>();
            consumer.endOffsets(partitions, WAIT).forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        } catch (KafkaException silent) {
            throw new IllegalStateException("expected the ends of " + Topics.INDICATOR_UPDATES, silent);
        }
    }

    @Override
    public void read(int partition, long from, long to, Consumer<Update> each) {
        TopicPartition topicPartition = new TopicPartition(Topics.INDICATOR_UPDATES, partition);
        try (org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(topicPartition));
            consumer.seek(topicPartition, from);
            int silent = 0;
            // A transaction's marker takes an offset and is no record, so the position tells the end, not the records.
            for (long at = from; at < to; at = consumer.position(topicPartition, WAIT)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < to) {
                        each.accept(reader.read(record));
                    }
                }
                silent = consumer.position(topicPartition, WAIT) == at ? silent + 1 : 0;
                if (silent == MOST_SILENT) {
                    throw new IllegalStateException("expected records of " + topicPartition + " from " + at);
                }
            }
        } catch (KafkaException silent) {
            throw new IllegalStateException("expected " + topicPartition + " from " + from + " to " + to, silent);
        }
    }

    private org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer() {
        return consumers.createConsumer(null, "-replay");
    }
}
