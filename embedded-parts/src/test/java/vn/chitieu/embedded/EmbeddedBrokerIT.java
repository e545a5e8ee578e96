package vn.chitieu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final String TOPIC = "indicator-updates";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path dir;

    @Test
    void keepsRecordsAcrossARestart() throws Exception {
        Path kafka = dir.resolve("kafka");
        try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
            createTopic(broker.bootstrapServers());
            produce(broker.bootstrapServers(), 0, 10);
            assertThat(consume(broker.bootstrapServers(), 10)).containsExactlyElementsOf(values(10));
        }
        try (EmbeddedBroker again = EmbeddedBroker.start(kafka, 0)) {
            produce(again.bootstrapServers(), 10, 20);
            assertThat(consume(again.bootstrapServers(), 20)).containsExactlyElementsOf(values(20));
        }
    }

    @Test
    void keepsEveryAcknowledgedRecordAfterKill9() throws Exception {
        Path kafka = dir.resolve("kafka");
        try (ChildProcess child = ChildProcess.of(BrokerInAChild.class, kafka)) {
            String servers = child.lineAfter("servers=");
            createTopic(servers);
            produce(servers, 0, 400);
            child.kill();
        }
        try (EmbeddedBroker again = EmbeddedBroker.start(kafka, 0)) {
            assertThat(consume(again.bootstrapServers(), 400)).containsExactlyElementsOf(values(400));
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedBroker.start(dir.resolve("kafka"), port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("Port " + port + " for the Kafka broker is taken by another program");
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerHolds() {
        Path kafka = dir.resolve("kafka");
        try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(kafka, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(kafka + " is held by another broker");
        }
    }

    private static void createTopic(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void produce(String servers, int from, int to) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = from; i < to; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "thanh-hoa", String.valueOf(i)))
                        .get();
            }
        }
    }

    private static List<String> consume(String servers, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static List<String> values(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    /** Runs in the child: serves until it is killed. */
    static final class BrokerInAChild {
        private BrokerInAChild() {}

        public static void main(String[] args) throws InterruptedException {
            EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0);
            System.out.println("servers=" + broker.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
