package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.support.testing.OwnBroker;

/** Receipts of old updates are asked for, one after another, by as many threads as requests have. */
@Tag("slow")
class OldReceiptsIT {

    private static final int RECEIPTS = 60;
    private static final int THREADS_OF_REQUESTS = 50;

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path data;

    private static OwnBroker broker;

    /** Behind the updates lies more than a fetch of the backlog takes. */
    @BeforeAll
    static void fillTheLog() throws Exception {
        broker = OwnBroker.start(data);
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 5);
        try (Admin admin = Admin.create(settings);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(Topics.INDICATOR_UPDATES, 1, (short) 1)))
                    .all()
                    .get();
            for (int i = 0; i < RECEIPTS; i++) {
                log.send(update("old-" + i)).get();
            }
            byte[] bulk = new byte[500_000];
            new Random(12).nextBytes(bulk);
            for (int i = 0; i < 80; i++) {
                log.send(new ProducerRecord<>(Topics.INDICATOR_UPDATES, 0, "thanh-hoa", bulk));
            }
            log.flush();
        }
    }

    @Test
    void allAreAnsweredWithTheDirectMemoryOfTheImage() throws Exception {
        Path output = data.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:MaxDirectMemorySize=64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        broker.bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("has ended").isTrue();
        } finally {
            process.destroyForcibly();
            broker.close();
        }
        assertThat(output).content().contains("answered " + RECEIPTS + " of " + RECEIPTS);
    }

    private static ProducerRecord<String, byte[]> update(String id) {
        IndicatorUpdated event = new IndicatorUpdated(
                "thanh-hoa",
                id,
                "nam-ngan",
                "LAND_CLEARED",
                ReportingPeriod.parse("2022-01"),
                BigDecimal.ONE,
                false,
                "ha",
                FigureStatus.OFFICIAL,
                Instant.parse("2022-04-01T00:00:00Z"),
                null,
                null,
                "http",
                "key-1");
        return CloudEventRecords.write(
                Topics.INDICATOR_UPDATES, "thanh-hoa", IndicatorUpdated.TYPE, id, "/test", event.reportedAt(), event);
    }

    /** The log with the service's own settings, in a process of its own. */
    @ImportAutoConfiguration(KafkaAutoConfiguration.class)
    static class Reader {

        public static void main(String[] arguments) {
            try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Reader.class)
                    .web(WebApplicationType.NONE)
                    .run("--spring.kafka.bootstrap-servers=" + arguments[0])) {
                ConsumerFactory<String, byte[]> consumers = consumers(parts);
                try (RecordLookup lookup = RecordLookup.of(consumers)) {
                    UpdateLog log = new KafkaUpdateLog(consumers, lookup);
                    ExecutorService requests = Executors.newFixedThreadPool(THREADS_OF_REQUESTS);
                    long answered = IntStream.range(0, RECEIPTS)
                            .filter(offset -> CompletableFuture.supplyAsync(
                                            () -> log.at(new ReceiptId(0, offset)), requests)
                                    .handle((found, fault) -> fault == null && found.isPresent())
                                    .join())
                            .count();
                    requests.shutdown();
                    System.out.println("answered " + answered + " of " + RECEIPTS);
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static ConsumerFactory<String, byte[]> consumers(ConfigurableApplicationContext parts) {
            return parts.getBean(ConsumerFactory.class);
        }
    }
}
