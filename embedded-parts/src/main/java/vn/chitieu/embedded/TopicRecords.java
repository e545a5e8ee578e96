package vn.chitieu.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reader of all that a topic holds at this moment, for tests. */
public final class TopicRecords {

    /**
     * A consumer asks for the next records before the next poll, and cannot close before that request is answered: with
     * the default, 500 ms after the last record of the topic.
     */
    private static final String LONGEST_ANSWER_MS = "10";

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicRecords() {}

    /** Returns all that is committed, in order within a partition. */
    public static List<ConsumerRecord<String, byte[]>> committed(String bootstrapServers, String topic) {
        return committed(Map.of("bootstrap.servers", bootstrapServers), topic);
    }

    /**
     * Returns all that is committed, in order within a partition.
     *
     * @param connection where the broker is and how a client that may read the topic signs in
     */
    public static List<ConsumerRecord<String, byte[]>> committed(Map<String, Object> connection, String topic) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("isolation.level", "read_committed");
        settings.put("fetch.max.wait.ms", LONGEST_ANSWER_MS);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return untilEnd(consumer, topic);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> untilEnd(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }
}
