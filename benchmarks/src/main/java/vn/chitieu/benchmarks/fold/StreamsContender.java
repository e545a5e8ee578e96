package vn.chitieu.benchmarks.fold;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import vn.chitieu.benchmarks.city.ExpectedTotals;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.WrongResultException;

/**
 * A Kafka Streams topology with exactly_once_v2 that keeps sums by adder and subtractor, without a database, receipts,
 * revisions, targets or comparisons. Done is when a reader of committed results sees every sum at its right value.
 */
final class StreamsContender implements FoldContender {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final boolean allScopes;
    private final int threads;
    private int runs;

    StreamsContender(boolean allScopes, int threads) {
        this.allScopes = allScopes;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public Lap run(FoldSetup ground) throws Exception {
        String run = "streams-" + ground.database() + "-" + ++runs;
        String results = run + "-results";
        makeTopic(ground, results);
        Map<String, BigDecimal> expected = expected(ground.expected());
        SumTopology topology = new SumTopology(allScopes, results);
        try (KafkaConsumer<String, String> reader = reader(ground, results);
                KafkaStreams streams = new KafkaStreams(topology.topology(), settings(ground, run))) {
            Lap lap = Lap.of(ground.topic().updates().size(), () -> {
                streams.start();
                awaitResults(reader, expected);
            });
            streams.close(Duration.ofSeconds(30));
            streams.cleanUp();
            return lap;
        }
    }

    private Map<String, BigDecimal> expected(ExpectedTotals totals) {
        Map<String, BigDecimal> expected = new HashMap<>();
        totals.plainSums().forEach((key, value) -> {
            if (allScopes || key.scope().equals("city")) {
                expected.put(SumTopology.key(key.scope(), key.indicator(), key.quarter()), value);
            }
        });
        return expected;
    }

    /** Counts how many sums differ from what they have to be, and ends when none does. */
    private static void awaitResults(KafkaConsumer<String, String> reader, Map<String, BigDecimal> expected) {
        Map<String, BigDecimal> differing = new HashMap<>(expected);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!differing.isEmpty()) {
            for (ConsumerRecord<String, String> record : reader.poll(POLL)) {
                BigDecimal right = expected.get(record.key());
                if (right != null && right.compareTo(new BigDecimal(record.value())) == 0) {
                    differing.remove(record.key());
                } else if (right != null) {
                    differing.put(record.key(), right);
                }
            }
            if (System.nanoTime() > end) {
                throw new WrongResultException(differing.size() + " of " + expected.size() + " sums stayed wrong");
            }
        }
    }

    private Properties settings(FoldSetup ground, String run) {
        Path state = ground.dir().resolve(run);
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                run,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                ground.topic().bootstrapServers(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                threads,
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                1,
                "auto.offset.reset",
                "earliest"));
        return settings;
    }

    private static void makeTopic(FoldSetup ground, String results) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", ground.topic().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(results, 4, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static KafkaConsumer<String, String> reader(FoldSetup ground, String results) {
        KafkaConsumer<String, String> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", ground.topic().bootstrapServers(),
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer());
        reader.assign(reader.partitionsFor(results).stream()
                .map(info -> new TopicPartition(results, info.partition()))
                .toList());
        return reader;
    }
}
