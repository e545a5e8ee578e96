package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The database is lost or replaced by an older one, or the topic of totals is lost. */
@Tag("slow")
class LostStoresIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String name = TestDatabase.freshName();
    private final MongoDatabase database = TestDatabase.named(name);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    private OwnBroker broker;
    private KafkaProducer<String, byte[]> log;

    @BeforeEach
    void startBroker() {
        broker = OwnBroker.start(data);
        log = new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stopBroker() {
        log.close();
        broker.close();
    }

    @Test
    void aDatabaseThatIsLostUnderTheRunningServiceIsMadeAgainWithoutAnUpdate() throws Exception {
        try (RunningAggregation service = start()) {
            sendThree(service);
            long newest = revision(service);

            database.drop();

            await().atMost(TIMEOUT).until(() -> value(service).equals("7"));
            assertThat(revision(service)).isGreaterThan(newest);
            send(service, update("s-4", "lam-son", "LAND_CLEARED", "2003-01", "10"));
            assertThat(value(service)).isEqualTo("17");
            awaitPublished(service);
            assertThat(publishedBackwards()).isEmpty();
        }
    }

    @Test
    void theFloorOfRevisionsComesFromTheTotalsWhereTheGroupIsForgottenToo() throws Exception {
        long newest;
        try (RunningAggregation service = start()) {
            sendThree(service);
            newest = revision(service);
        }
        database.drop();
        try (Admin admin = Admin.create(broker.superUser())) {
            await().atMost(TIMEOUT).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of("aggregation")).all().get();
                return true;
            });
        }
        try (RunningAggregation service = start()) {
            await().atMost(TIMEOUT).until(() -> value(service).equals("7"));
            assertThat(revision(service)).isGreaterThan(newest).isLessThan(1_000);
            awaitPublished(service);
            assertThat(publishedBackwards()).isEmpty();
        }
    }

    /** As a hot dump copies it: pages and receipts first, then two updates are folded, then the positions. */
    @Test
    void aCopyWhosePagesAreOlderThanItsPositionsLosesNothing() throws Exception {
        Map<String, List<Document>> dump = new HashMap<>();
        try (RunningAggregation service = start()) {
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> log.partitionsFor(Topics.INDICATOR_UPDATES).size() == 1);
            send(service, update("s-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1"));
            awaitPublished(service);
            for (String collection : database.listCollectionNames()) {
                dump.put(collection, database.getCollection(collection).find().into(new ArrayList<>()));
            }
            send(service, update("s-2", "dien-bien", "LAND_CLEARED", "2003-01", "2"));
            send(service, update("s-3", "ba-dinh", "LAND_CLEARED", "2003-02", "4"));
            for (String collection : database.listCollectionNames()) {
                if (collection.startsWith("positions")) {
                    dump.put(
                            collection,
                            database.getCollection(collection).find().into(new ArrayList<>()));
                }
            }
            assertThat(dump.keySet()).anyMatch(collection -> collection.startsWith("positions"));
        }
        database.drop();
        dump.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                database.getCollection(collection).insertMany(documents);
            }
        });

        try (RunningAggregation service = start()) {
            await().atMost(TIMEOUT).until(() -> value(service).equals("7"));
            awaitPublished(service);
        }
        assertThat(publishedBackwards()).isEmpty();
        assertThat(ACommand.run("reconcile", broker.bootstrapServers(), name).exitCode())
                .isZero();
    }

    @Test
    void totalsOfATopicThatWasMadeAnewArePublishedAgain() throws Exception {
        try (RunningAggregation service = start()) {
            sendThree(service);
        }
        List<String> before = published().stream()
                .map(QuarterlyTotal::key)
                .distinct()
                .sorted()
                .toList();
        assertThat(before)
                .contains("thanh-hoa/city/LAND_CLEARED/2003-Q1", "thanh-hoa/unit:ba-dinh/LAND_CLEARED/2003-Q1");
        try (Admin admin = Admin.create(broker.superUser())) {
            admin.deleteTopics(List.of(Topics.QUARTERLY_TOTALS)).all().get();
            await().atMost(TIMEOUT)
                    .until(() -> !admin.listTopics().names().get().contains(Topics.QUARTERLY_TOTALS));
        }

        try (RunningAggregation service = start()) {
            awaitPublished(service);
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(published().stream().map(QuarterlyTotal::key))
                            .containsAll(before));
            assertThat(value(service)).isEqualTo("7");
        }
    }

    private RunningAggregation start() {
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=../catalog/thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.aggregation.database=" + name);
    }

    private void sendThree(RunningAggregation service) throws Exception {
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> log.partitionsFor(Topics.INDICATOR_UPDATES).size() == 1);
        send(service, update("s-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1"));
        send(service, update("s-2", "dien-bien", "LAND_CLEARED", "2003-01", "2"));
        send(service, update("s-3", "ba-dinh", "LAND_CLEARED", "2003-02", "4"));
        awaitPublished(service);
    }

    /** Waits until the newest published total of the city is the one that is stored. */
    private void awaitPublished(RunningAggregation service) {
        await().atMost(TIMEOUT).until(() -> {
            long published = 0;
            for (QuarterlyTotal total : published()) {
                if (total.key().equals("thanh-hoa/city/LAND_CLEARED/2003-Q1")) {
                    published = total.state().revision();
                }
            }
            return published == revision(service);
        });
    }

    /** Returns the totals that were published below a revision that readers had. */
    private List<String> publishedBackwards() throws Exception {
        Map<String, Long> newest = new HashMap<>();
        List<String> backwards = new ArrayList<>();
        for (QuarterlyTotal total : published()) {
            if (newest.merge(total.key(), total.state().revision(), Math::max)
                    > total.state().revision()) {
                backwards.add(total.key() + "@" + total.state().revision());
            }
        }
        return backwards;
    }

    private List<QuarterlyTotal> published() throws Exception {
        List<QuarterlyTotal> totals = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                TopicRecords.committed(broker.bootstrapServers(), Topics.QUARTERLY_TOTALS)) {
            totals.add(CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class));
        }
        return totals;
    }

    private void send(RunningAggregation service, ProducerRecord<String, byte[]> update) throws Exception {
        var sent = log.send(update).get();
        String receipt = sent.partition() + "-" + sent.offset();
        await().atMost(TIMEOUT)
                .until(() -> service.get("/api/v1/receipts/" + receipt).has("outcome"));
    }

    private static String value(RunningAggregation service) throws Exception {
        return total(service).path("value").asString();
    }

    private static long revision(RunningAggregation service) throws Exception {
        return total(service).path("revision").asLong();
    }

    private static JsonNode total(RunningAggregation service) throws Exception {
        return service.get("/api/v1/totals/city/LAND_CLEARED/2003-Q1");
    }
}
