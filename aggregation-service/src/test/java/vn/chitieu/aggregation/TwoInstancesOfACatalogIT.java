package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Two instances take the catalog from the topic and have no folder; editions change while updates come in. */
@Tag("slow")
class TwoInstancesOfACatalogIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final String LAND = "city,LAND_CLEARED,2022,PROVINCE,";

    private final String database = TestDatabase.freshName();
    private int updates;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void totalsNameTheSameEditionInTheEndWhicheverInstanceIsAskedAndAfterARestart() throws Exception {
        CatalogCopy files = CatalogCopy.in(folder);
        try (OwnBroker broker = OwnBroker.start(data);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer())) {
            String first = publish(broker);
            String last;
            try (RunningAggregation one = start(broker);
                    RunningAggregation other = start(broker)) {
                report(log, one, "nam-ngan");
                assertThat(total(one).path("catalogEdition").asString()).isEqualTo(first);

                files.replace("targets.csv", LAND + "94", LAND + "100");
                publish(broker);
                report(log, other, "dien-bien");
                files.replace("targets.csv", LAND + "100", LAND + "101");
                last = publish(broker);
                report(log, one, "ba-dinh");

                await().atMost(TIMEOUT).untilAsserted(() -> {
                    for (RunningAggregation instance : Set.of(one, other)) {
                        assertThat(target(instance)).isEqualTo("101");
                        assertThat(total(instance).path("catalogEdition").asString())
                                .isEqualTo(last);
                        assertThat(edition(instance)).isEqualTo(last);
                    }
                });
            }
            try (RunningAggregation again = start(broker)) {
                assertThat(edition(again)).isEqualTo(last);
                assertThat(total(again).path("catalogEdition").asString()).isEqualTo(last);
            }
        }
    }

    private String publish(OwnBroker broker) throws Exception {
        new CatalogPublisher(broker.superUser(), new TopicDefinitions(1, (short) 1).cityCatalogs())
                .publish(folder, "test", "", Instant.EPOCH);
        return CatalogLoader.read(folder).edition();
    }

    private RunningAggregation start(OwnBroker broker) {
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.topics.partitions=2",
                "chitieu.aggregation.database=" + database);
    }

    private void report(KafkaProducer<String, byte[]> log, RunningAggregation service, String ward) throws Exception {
        var sent = log.send(update("e-" + updates++, ward, "LAND_CLEARED", "2022-02", "3"))
                .get();
        String receipt = "/api/v1/receipts/" + sent.partition() + "-" + sent.offset();
        await().atMost(TIMEOUT).until(() -> service.get(receipt).has("outcome"));
    }

    private static JsonNode total(RunningAggregation service) throws Exception {
        return service.get("/api/v1/totals/city/LAND_CLEARED/2022-Q1");
    }

    private static String target(RunningAggregation service) throws Exception {
        return total(service).path("attainments").path(0).path("target").asString();
    }

    private static String edition(RunningAggregation service) throws Exception {
        return service.get("/actuator/info")
                .path("catalogs")
                .path("thanh-hoa")
                .path("edition")
                .asString();
    }
}
