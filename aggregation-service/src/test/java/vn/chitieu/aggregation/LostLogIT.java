package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The log of updates loses records, or another one takes its place. */
@Tag("slow")
class LostLogIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String database = TestDatabase.freshName();

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    private OwnBroker broker;
    private Admin admin;
    private KafkaProducer<String, byte[]> log;

    @BeforeEach
    void startBroker() {
        broker = OwnBroker.start(data);
        admin = Admin.create(broker.superUser());
        log = new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stopBroker() {
        log.close();
        admin.close();
        broker.close();
    }

    @Test
    void aTrimmedLogIsNoTruthUntilItsLossIsAccepted() throws Exception {
        try (RunningAggregation service = start()) {
            sendThree(service);
        }
        admin.deleteRecords(Map.of(new TopicPartition(Topics.INDICATOR_UPDATES, 0), RecordsToDelete.beforeOffset(2)))
                .all()
                .get();
        String trimmed = "indicator-updates-0 is trimmed: the records from 0 to 1 are gone, it begins at 2";

        ACommand reconciled = ACommand.run("reconcile", broker.bootstrapServers(), database);
        assertThat(reconciled.output())
                .contains(trimmed)
                .contains("nothing was compared")
                .doesNotContain("expected");
        assertThat(reconciled.exitCode()).isEqualTo(3);
        ACommand refused = ACommand.run("rebuild", broker.bootstrapServers(), database);
        assertThat(refused.output()).contains(trimmed).contains("nothing was changed");
        assertThat(refused.exitCode()).isEqualTo(3);

        try (RunningAggregation service = start()) {
            await().atMost(TIMEOUT)
                    .until(() -> service.text("/actuator/health/log").contains("DOWN"));
            assertThat(service.status("/actuator/health/readiness")).isEqualTo(503);
            assertThat(value(service)).isEqualTo("7");

            ACommand accepted = ACommand.run("rebuild", broker.bootstrapServers(), database, "--accept-loss");
            assertThat(accepted.output()).contains(trimmed).contains("what is lost is accepted");
            assertThat(accepted.exitCode()).isZero();

            await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 200);
            assertThat(value(service)).isEqualTo("4");
            send(service, update("l-4", "lam-son", "LAND_CLEARED", "2003-01", "10"));
            assertThat(value(service)).isEqualTo("14");
        }
        assertThat(ACommand.run("reconcile", broker.bootstrapServers(), database)
                        .exitCode())
                .isZero();
    }

    /** It would be read from its beginning, over what was taken from the first one. */
    @Test
    void aTopicThatIsMadeAgainUnderTheRunningServiceIsNotTakenForTheLog() throws Exception {
        try (RunningAggregation service = start()) {
            sendThree(service);
            admin.deleteTopics(List.of(Topics.INDICATOR_UPDATES)).all().get();
            await().atMost(TIMEOUT).ignoreExceptions().until(() -> {
                admin.createTopics(List.of(new TopicDefinitions(1, (short) 1).indicatorUpdates()))
                        .all()
                        .get();
                return true;
            });
            for (int more = 0; more < 5; more++) {
                log.send(update("m-" + more, "lam-son", "LAND_CLEARED", "2003-01", "100"))
                        .get();
            }

            await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 503);

            assertThat(value(service)).isEqualTo("7");
        }
        ACommand refused = ACommand.run("rebuild", broker.bootstrapServers(), database);
        assertThat(refused.output())
                .contains("indicator-updates-0 is another topic than the one that was read up to 3");
        assertThat(refused.exitCode()).isEqualTo(3);
    }

    private RunningAggregation start() {
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=../catalog/thanh-hoa",
                "chitieu.topics.partitions=1",
                "management.endpoint.health.show-details=always",
                "chitieu.aggregation.database=" + database);
    }

    private void sendThree(RunningAggregation service) throws Exception {
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> log.partitionsFor(Topics.INDICATOR_UPDATES).size() == 1);
        send(service, update("l-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1"));
        send(service, update("l-2", "dien-bien", "LAND_CLEARED", "2003-01", "2"));
        send(service, update("l-3", "ba-dinh", "LAND_CLEARED", "2003-02", "4"));
    }

    private void send(RunningAggregation service, ProducerRecord<String, byte[]> update) throws Exception {
        var sent = log.send(update).get();
        String receipt = sent.partition() + "-" + sent.offset();
        await().atMost(TIMEOUT)
                .until(() -> service.get("/api/v1/receipts/" + receipt).has("outcome"));
    }

    private static String value(RunningAggregation service) throws Exception {
        return service.get("/api/v1/totals/city/LAND_CLEARED/2003-Q1")
                .path("value")
                .asString();
    }
}
