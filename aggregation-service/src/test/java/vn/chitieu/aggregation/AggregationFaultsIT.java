package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.support.testing.TestDatabase;

/**
 * Parts go away while the service runs, or come later than it, and instances come and go under load. Each test has a
 * broker of its own: to a group that has read further than a database, that database is a lost one.
 */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class AggregationFaultsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son", "phu-son");
    private static final int FIRST_YEAR = 2004;
    private static final int YEARS = 5;
    private static final int REPORTS = 3;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @Test
    void goesOnByItselfWhereTheDatabaseWasAwayForAWhile() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.durable(data.resolve("database.mv"), 0);
        int port = URI.create(database.uri()).getPort();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
                RunningAggregation service = start(broker.bootstrapServers(), database.uri(), "outage");
                KafkaProducer<String, byte[]> log = log(broker.bootstrapServers())) {
            awaitCreated(service, send(log, update("o-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1")));

            database.close();
            String first = send(log, update("o-2", "dien-bien", "LAND_CLEARED", "2003-01", "2"));
            await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 503);
            await().atMost(TIMEOUT)
                    .until(() -> !service.text("/actuator/prometheus").contains("chitieu_updates_retried_total 0.0"));
            String second = send(log, update("o-3", "ba-dinh", "LAND_CLEARED", "2003-02", "4"));
            assertThat(service.status("/actuator/health/liveness")).isEqualTo(200);

            database = EmbeddedDatabase.durable(data.resolve("database.mv"), port);
            awaitCreated(service, first);
            awaitCreated(service, second);
            assertThat(value(service, "2003-Q1")).isEqualTo("7");
            await().atMost(TIMEOUT)
                    .until(() -> service.get("/actuator/health")
                            .path("status")
                            .asString()
                            .equals("UP"));
        } finally {
            database.close();
        }
    }

    @Test
    void beginsWhenTheBrokerComesThatWasAwayAtTheStart() throws Exception {
        EmbeddedBroker earlier = EmbeddedBroker.start(data, 0);
        String address = earlier.bootstrapServers();
        earlier.close();

        try (RunningAggregation service = start(address, TestDatabase.uri(), TestDatabase.freshName())) {
            assertThat(service.status("/api/v1/catalog")).isEqualTo(200);
            try (EmbeddedBroker later =
                            EmbeddedBroker.start(data, Integer.parseInt(address.substring(address.indexOf(':') + 1)));
                    KafkaProducer<String, byte[]> log = log(later.bootstrapServers())) {
                await().atMost(TIMEOUT)
                        .ignoreExceptions()
                        .until(() -> log.partitionsFor(Topics.INDICATOR_UPDATES).size() == 1);
                awaitCreated(service, send(log, update("s-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1")));
                assertThat(value(service, "2003-Q1")).isEqualTo("1");
                service.close();
            }
        }
    }

    @Test
    void beginsWhenTheDatabaseComesThatWasAwayAtTheStart(CapturedOutput output) throws Exception {
        EmbeddedDatabase earlier = EmbeddedDatabase.durable(data.resolve("database.mv"), 0);
        int port = URI.create(earlier.uri()).getPort();
        earlier.close();

        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
                RunningAggregation service = start(broker.bootstrapServers(), earlier.uri(), "late")) {
            await().atMost(TIMEOUT).until(() -> output.getOut().contains("MongoDB is not ready (attempt 2)"));
            assertThat(service.status("/actuator/health/liveness")).isEqualTo(200);
            assertThat(service.status("/actuator/health/readiness")).isEqualTo(503);
            try (EmbeddedDatabase later = EmbeddedDatabase.durable(data.resolve("database.mv"), port);
                    KafkaProducer<String, byte[]> log = log(broker.bootstrapServers())) {
                awaitCreated(service, send(log, update("d-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1")));
                assertThat(value(service, "2003-Q1")).isEqualTo("1");
                await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 200);
                service.close();
            }
        }
    }

    /** Each cell is reported several times, a later figure higher; the instance that began is stopped midway. */
    @Test
    void twoInstancesShareALoadAndNothingIsLostNorPublishedBackwards() throws Exception {
        String database = TestDatabase.freshName();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                RunningAggregation one = start(broker.bootstrapServers(), TestDatabase.uri(), database);
                KafkaProducer<String, byte[]> log = log(broker.bootstrapServers())) {
            await().atMost(TIMEOUT).until(() -> one.status("/actuator/health/readiness") == 200);
            List<String> receipts = sendAll(log);
            awaitTaken(one, receipts.get(receipts.size() / 10));
            try (RunningAggregation other = start(broker.bootstrapServers(), TestDatabase.uri(), database)) {
                awaitTaken(one, receipts.get(receipts.size() / 3));
                one.close();
                awaitTaken(other, receipts.get(receipts.size() - 1));

                for (String receipt : receipts) {
                    assertThat(other.get("/api/v1/receipts/" + receipt)
                                    .path("outcome")
                                    .asString())
                            .as(receipt)
                            .isIn("CREATED", "CORRECTED");
                }
                for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                    for (int quarter = 1; quarter <= 4; quarter++) {
                        assertThat(value(other, year + "-Q" + quarter)).isEqualTo("45");
                    }
                }
                assertThat(publishedBackwards(broker.bootstrapServers())).isEmpty();
            }
        }
    }

    private static List<String> sendAll(KafkaProducer<String, byte[]> log) throws Exception {
        List<String> receipts = new ArrayList<>();
        for (int report = 1; report <= REPORTS; report++) {
            for (int month = 0; month < 12 * YEARS; month++) {
                for (String ward : WARDS) {
                    String period = "%d-%02d".formatted(FIRST_YEAR + month / 12, 1 + month % 12);
                    receipts.add(send(
                            log,
                            update(
                                    ward + period + report,
                                    ward,
                                    "LAND_CLEARED",
                                    period,
                                    String.valueOf(report),
                                    "2022-04-0" + report + "T00:00:00Z")));
                }
            }
        }
        return receipts;
    }

    /** Returns the totals of which an older revision was published after a newer one. */
    private static List<String> publishedBackwards(String bootstrapServers) throws Exception {
        Map<String, Long> newest = new HashMap<>();
        List<String> backwards = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                TopicRecords.committed(bootstrapServers, Topics.QUARTERLY_TOTALS)) {
            QuarterlyTotal total = CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class);
            if (newest.merge(total.key(), total.state().revision(), Math::max)
                    > total.state().revision()) {
                backwards.add(total.key() + "@" + total.state().revision());
            }
        }
        assertThat(newest).isNotEmpty();
        return backwards;
    }

    private static RunningAggregation start(String bootstrapServers, String mongoUri, String database) {
        return RunningAggregation.start(
                bootstrapServers,
                mongoUri,
                "chitieu.catalog=../catalog/thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.aggregation.database=" + database,
                "chitieu.mongo.wait-timeout=1s",
                "spring.kafka.consumer.max-poll-records=20");
    }

    private static KafkaProducer<String, byte[]> log(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", "2000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static String send(KafkaProducer<String, byte[]> log, ProducerRecord<String, byte[]> update)
            throws Exception {
        var sent = log.send(update).get();
        return sent.partition() + "-" + sent.offset();
    }

    private static void awaitCreated(RunningAggregation service, String receipt) throws Exception {
        awaitTaken(service, receipt);
        assertThat(service.get("/api/v1/receipts/" + receipt).path("outcome").asString())
                .isEqualTo("CREATED");
    }

    private static void awaitTaken(RunningAggregation service, String receipt) {
        await().atMost(TIMEOUT)
                .until(() -> service.get("/api/v1/receipts/" + receipt).has("outcome"));
    }

    private static String value(RunningAggregation service, String quarter) throws Exception {
        return service.get("/api/v1/totals/city/LAND_CLEARED/" + quarter)
                .path("value")
                .asString();
    }
}
