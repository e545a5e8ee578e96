package vn.chitieu.aggregation.log;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads a topic from any offset to any other, by a consumer without a group, so that no group's offsets are touched.
 */
public final class TopicReading implements LogEnd {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_SILENT = 30;

    /**
     * A consumer asks for the next records before it is polled again, and cannot close before the broker has answered:
     * at the end of a partition after 500 ms, if nothing else is said.
     */
    private static final String LONGEST_ANSWER_MS = "20";

    /**
     * An answer of the broker goes through direct memory, of which each thread that reads keeps as much as its largest
     * answer took. The backlog's 16 MB are for one consumer alone: two take-overs at once read all totals that were
     * ever published, and would need all of the 64 MB that the image has.
     */
    private static final String LARGEST_ANSWER_BYTES = String.valueOf(2 << 20);

    private final ConsumerFactory<String, byte[]> consumers;
    private final String topic;

    public TopicReading(ConsumerFactory<String, byte[]> consumers, String topic) {
        this.consumers = consumers;
        this.topic = topic;
    }

    @Override
    public SortedMap<Integer, Long> ends() {
        try (org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, WAIT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            SortedMap<Integer, Long> ends = new TreeMap<>();
            consumer.endOffsets(partitions, WAIT).forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        } catch (KafkaException silent) {
            throw new IllegalStateException("expected the ends of " + topic, silent);
        }
    }

    /**
     * Reads a partition in the order of its offsets.
     *
     * @param from the first offset to be read
     * @param to the offset before which to stop
     * @throws IllegalStateException if the broker does not answer in time
     */
    public void read(int partition, long from, long to, Consumer<ConsumerRecord<String, byte[]>> each) {
        readWhile(partition, from, to, record -> {
            each.accept(record);
            return true;
        });
    }

    @Override
    public boolean hasRecords(int partition, long from, long to) {
        boolean[] found = {false};
        readWhile(partition, from, to, record -> {
            found[0] = true;
            return false;
        });
        return found[0];
    }

    /** Reads on while each record is answered with true. */
    private void readWhile(int partition, long from, long to, Predicate<ConsumerRecord<String, byte[]>> each) {
        TopicPartition topicPartition = new TopicPartition(topic, partition);
        try (org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(topicPartition));
            consumer.seek(topicPartition, from);
            int silent = 0;
            // A transaction's marker takes an offset and is no record, so the position tells the end, not the records.
            for (long at = from; at < to; at = consumer.position(topicPartition, WAIT)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < to && !each.test(record)) {
                        return;
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
        Properties settings = new Properties();
        settings.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_ANSWER_MS);
        settings.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_ANSWER_BYTES);
        settings.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_ANSWER_BYTES);
        return consumers.createConsumer(null, null, "-replay", settings);
    }
}
