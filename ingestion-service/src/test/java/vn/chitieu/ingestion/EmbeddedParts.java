package vn.chitieu.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.chitieu.contracts.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/** The broker, the database and the service that all integration tests of this module share. */
final class EmbeddedParts {

    static final EmbeddedBroker BROKER = EmbeddedBroker.start(temporary(), 0);
    static final EmbeddedDatabase DATABASE = EmbeddedDatabase.inMemory();
    static final ServiceUnderTest SERVICE = ServiceUnderTest.start(BROKER.bootstrapServers(), DATABASE.uri());

    private EmbeddedParts() {}

    private static java.nio.file.Path temporary() {
        try {
            return Files.createTempDirectory("ingestion-it");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns everything that was ever published, in order within a partition. */
    static List<ConsumerRecord<String, byte[]>> published() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INDICATOR_UPDATES).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Returns how many records were ever published. */
    static long publishedCount() {
        return published().size();
    }
}
