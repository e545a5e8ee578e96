package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.support.testing.TestBroker;

/** What the group's offsets say, with the service's own settings on a real broker. */
class DatabasePositionListenerIT {

    private static final String GROUP = "overtaken";

    private final TopicPartition partition = new TopicPartition("positioned-" + UUID.randomUUID(), 0);

    /**
     * The batch is read again from where the database says. Killed before that is done, the next start must not find
     * the group ahead of the database: it would take it for a restored one.
     */
    @Test
    void nothingOfABatchThatIsReadAgainIsCommitted() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                    .all()
                    .get();
            try (ConfigurableApplicationContext parts = start()) {
                send(parts);
                Overtaken listener = parts.getBean(Overtaken.class);
                assertThat(listener.takesAgain.await(60, TimeUnit.SECONDS)).isTrue();

                assertThat(committed(admin)).isEmpty();

                listener.goesOn.countDown();
                await().untilAsserted(() -> assertThat(committed(admin)).hasValue(1));
            }
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--topic=" + partition.topic());
    }

    private void send(ConfigurableApplicationContext parts) throws ExecutionException, InterruptedException {
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, byte[]> kafka = parts.getBean(KafkaTemplate.class);
        kafka.send(partition.topic(), "key", "record".getBytes(StandardCharsets.UTF_8))
                .get();
    }

    private OptionalLong committed(Admin admin) throws ExecutionException, InterruptedException {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return committed == null ? OptionalLong.empty() : OptionalLong.of(committed.offset());
    }

    /** No component: the service's own scan, which other tests run in this JVM, must not find it. */
    @ImportAutoConfiguration(KafkaAutoConfiguration.class)
    static class Parts {
        @Bean
        Overtaken overtaken() {
            return new Overtaken();
        }
    }

    /** Its store was moved back when it takes its first batch; it then waits in the middle of the second. */
    static class Overtaken extends DatabasePositionListener {

        private final AtomicInteger taken = new AtomicInteger();
        private final CountDownLatch takesAgain = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        @KafkaListener(id = GROUP, groupId = GROUP, topics = "${topic}")
        void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
            takeAll(records, consumer);
        }

        @Override
        public OptionalLong begin(int partition, long committed) {
            return OptionalLong.of(0);
        }

        @Override
        public void end(int partition) {}

        @Override
        public OptionalLong position(int partition) {
            return OptionalLong.empty();
        }

        @Override
        public void take(int partition, List<ConsumerRecord<String, byte[]>> records, long next) {
            if (taken.incrementAndGet() == 1) {
                throw new StalePageException("somebody moved the store back");
            }
            takesAgain.countDown();
            try {
                assertThat(goesOn.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
