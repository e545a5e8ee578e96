package vn.chitieu.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.embedded.EmbeddedBroker;

class ConsumerLagIT {

    private static final String GROUP = "readers";
    private static final TopicPartition PARTITION = new TopicPartition("written-in-transactions", 0);

    @Test
    void countsRecordsAndNotTheMarkersOfTransactions(@TempDir Path directory) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<String, String> producer = producer(broker);
                ConsumerLag lag = new ConsumerLag(broker.superUser())) {
            assertThat(lag.of(GROUP, PARTITION.topic())).isZero();
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.initTransactions();
            write(producer, true);
            awaitLag(lag);

            // The record has offset 0, its marker 1; then come a record that was taken back and its marker.
            commit(admin, 1);
            write(producer, false);
            assertThat(lag.of(GROUP, PARTITION.topic())).isZero();

            write(producer, true);
            awaitLag(lag);
            commit(admin, 5);
            assertThat(lag.of(GROUP, PARTITION.topic())).isZero();
        }
    }

    /** The broker writes the marker of a transaction a moment after it has confirmed it. */
    private static void awaitLag(ConsumerLag lag) {
        await().untilAsserted(() -> assertThat(lag.of(GROUP, PARTITION.topic())).isPositive());
    }

    private static void write(KafkaProducer<String, String> producer, boolean isKept) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(PARTITION.topic(), "a record")).get();
        if (isKept) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static void commit(Admin admin, long next) throws Exception {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(PARTITION, new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer"),
                new StringSerializer(),
                new StringSerializer());
    }
}
