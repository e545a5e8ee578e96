package vn.chitieu.chaos.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** One record; its value is null where it says that a key is gone. */
    public record Record(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable JsonNode value) {

        /** Returns its receipt. */
        public String receipt() {
            return partition + "-" + offset;
        }
    }

    /** Reads topics up to what is committed at this moment. */
    public static TopicContent read(String bootstrapServers, List<String> topics) {
        List<Record> records = new ArrayList<>();
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
                consumer.poll(POLL).forEach(record -> records.add(of(record)));
            }
        }
        return new TopicContent(List.copyOf(records));
    }

    private static Record of(ConsumerRecord<byte[], byte[]> record) {
        return new Record(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                record.value() == null ? null : readOrNull(record.value()));
    }

    private static @Nullable JsonNode readOrNull(byte[] value) {
        try {
            return Http.json(new String(value, StandardCharsets.UTF_8));
        } catch (RuntimeException damaged) {
            return null;
        }
    }
}
