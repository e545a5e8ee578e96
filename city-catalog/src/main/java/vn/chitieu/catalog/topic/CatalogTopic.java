package vn.chitieu.catalog.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Reader of the topic of catalogs, from its beginning: no group, no offsets that are kept, nothing of a transaction
 * that is not committed. A topic that is not there yet is the same as one without records. Not thread-safe.
 */
public final class CatalogTopic implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCH_BYTES = 2 << 20;

    private final KafkaConsumer<String, byte[]> consumer;
    private List<TopicPartition> partitions = List.of();

    /**
     * Connects to the broker.
     *
     * @param client where the broker is, and who asks
     */
    public CatalogTopic(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        settings.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (setting, id) -> id + "-catalogs");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WAIT.toMillis());
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Returns what was not read yet and is there now.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    public List<ConsumerRecord<String, byte[]>> toTheEnd() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        if (!isThere()) {
            return records;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, WAIT);
        long deadline = System.nanoTime() + WAIT.toNanos();
        // A transaction's marker takes an offset and is no record, so the position tells the end, not the records.
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), WAIT) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("expected " + Topics.CITY_CATALOGS + " to its end within " + WAIT);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    /**
     * Returns what was not read yet, as soon as anything is there.
     *
     * @param timeout how long to wait for it
     * @throws KafkaException if the broker refuses
     */
    public List<ConsumerRecord<String, byte[]>> poll(Duration timeout) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        if (isThere()) {
            consumer.poll(timeout).forEach(records::add);
        }
        return records;
    }

    /**
     * Returns whether the topic is there.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    public boolean isThere() {
        if (partitions.isEmpty()) {
            List<PartitionInfo> known = consumer.partitionsFor(Topics.CITY_CATALOGS, WAIT);
            partitions = known == null
                    ? List.of()
                    : known.stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        return !partitions.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
