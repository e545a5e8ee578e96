package vn.chitieu.chaos.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.line.Http;

/** All committed records of a topic, each read as JSON. */
public record TopicContent(List<Record> records) {

    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * One record, which is read as JSON when it is asked for: a run leaves hundreds of thousands.
     *
     * @param bytes its value; null where it says that a key is gone
     */
    @SuppressWarnings("ArrayRecordComponent") // Records are not compared.
    public record Record(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            byte @Nullable [] bytes) {

        /** Returns its receipt. */
        public String receipt() {
            return partition + "-" + offset;
        }

        /** Returns its value; null where there is none, or none that is JSON. */
        public @Nullable JsonNode value() {
            try {
                return bytes == null ? null : Http.json(new String(bytes, StandardCharsets.UTF_8));
            } catch (RuntimeException damaged) {
                return null;
            }
        }
    }

    /** Reads a compacted topic: the last record of each key. */
    public static Map<String, Record> latest(String bootstrapServers, String topic) {
        Map<String, Record> latest = new HashMap<>();
        read(bootstrapServers, List.of(topic), record -> {
            if (record.key() != null) {
                latest.put(record.key(), record);
            }
        });
        return latest;
    }

    /** Reads topics up to what is committed at this moment. */
    public static TopicContent read(String bootstrapServers, List<String> topics) {
        List<Record> records = new ArrayList<>();
        read(bootstrapServers, topics, records::add);
        return new TopicContent(List.copyOf(records));
    }

    private static void read(String bootstrapServers, List<String> topics, Consumer<Record> into) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest",
                "client.id", "oracle");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> into.accept(of(record)));
            }
        }
    }

    private static Record of(ConsumerRecord<byte[], byte[]> record) {
        return new Record(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                record.value());
    }
}
