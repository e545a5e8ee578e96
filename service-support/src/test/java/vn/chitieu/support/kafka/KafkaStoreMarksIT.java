package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.support.restore.StoreMark;

class KafkaStoreMarksIT {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @Test
    void knowsTheHighestMarkOfItsDatabase() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
            KafkaStoreMarks mine = marks(settings, "mine");
            assertThatThrownBy(mine::latest).hasMessageContaining(Topics.STORE_MARKS);
            try (Admin admin = Admin.create(settings)) {
                admin.createTopics(List.of(new TopicDefinitions(4, (short) 1).storeMarks()))
                        .all()
                        .get();
            }
            assertThat(mine.latest()).isEmpty();

            mine.keep(new StoreMark(7, NOON));
            mine.keep(new StoreMark(6, NOON)); // of an instance that was slower
            marks(settings, "of-another").keep(new StoreMark(99, NOON));
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>(Topics.STORE_MARKS, "mine", "no event"))
                        .get();
            }

            assertThat(mine.latest()).contains(new StoreMark(7, NOON));
        }
    }

    private static KafkaStoreMarks marks(Map<String, Object> settings, String store) {
        return new KafkaStoreMarks(
                new DefaultKafkaConsumerFactory<>(settings),
                new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer()),
                store);
    }
}
