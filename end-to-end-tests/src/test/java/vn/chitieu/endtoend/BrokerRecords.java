package vn.chitieu.endtoend;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.chitieu.embedded.TopicRecords;

/** What is on the broker, as those see it who read what is committed. */
final class BrokerRecords {

    private BrokerRecords() {}

    /** Returns the names of all topics, sorted. */
    static List<String> topics(String bootstrapServers) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.listTopics().keySet().stream().sorted().toList();
        }
    }

    /** Returns every record of a topic. */
    static List<ConsumerRecord<String, byte[]>> of(String bootstrapServers, String topic) {
        return TopicRecords.committed(bootstrapServers, topic);
    }
}
