package vn.chitieu.ingestion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A Kafka client as a ward has one, well-meaning or not; each call throws what the broker said, unwrapped. */
record WardClient(Map<String, Object> settings) {

    private static final Duration WAIT = Duration.ofSeconds(10);

    /** Writes a record and waits for the acknowledgement. */
    void write(String topic, String value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            write(producer, topic, value);
        }
    }

    static void write(KafkaProducer<String, byte[]> producer, String topic, String value) throws Exception {
        try {
            producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException refused) {
            throw unwrapped(refused);
        }
    }

    KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(Map.of(
                "max.block.ms", 4_000, "delivery.timeout.ms", 4_000, "request.timeout.ms", 2_000, "linger.ms", 0));
        all.putAll(more);
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    /** Begins transactions under a name. */
    void beginTransactionsAs(String transactionalId) {
        KafkaProducer<String, byte[]> producer = producer(Map.of("transactional.id", transactionalId));
        try {
            producer.initTransactions();
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** Reads a topic from its beginning, without a group, until there is something. */
    List<String> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(null)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return values(consumer);
        }
    }

    /** Reads a topic from its beginning as a member of a group, until there is something, and commits. */
    List<String> readIn(String group, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(group)) {
            consumer.subscribe(List.of(topic));
            List<String> values = values(consumer);
            consumer.commitSync();
            return values;
        }
    }

    private KafkaConsumer<String, byte[]> consumer(@Nullable String group) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("auto.offset.reset", "earliest");
        all.put("enable.auto.commit", false);
        if (group != null) {
            all.put("group.id", group);
        }
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<String> values(KafkaConsumer<String, byte[]> consumer) {
        List<String> values = new ArrayList<>();
        long start = System.nanoTime();
        while (values.isEmpty() && System.nanoTime() - start < WAIT.toNanos()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                values.add(new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Asks what administrators ask. */
    <T> T ask(Question<T> question) throws Exception {
        try (Admin admin = Admin.create(settings)) {
            return question.of(admin).get();
        } catch (ExecutionException refused) {
            throw unwrapped(refused);
        }
    }

    private static Exception unwrapped(ExecutionException refused) {
        return refused.getCause() instanceof Exception cause ? cause : refused;
    }

    interface Question<T> {
        KafkaFuture<T> of(Admin admin);
    }
}
