package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The files of the catalog change under the running service. */
class CatalogReloadIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String OLD_NAME = "Chi cục Thống kê thành phố";
    private static final String NEW_NAME = "Chi cục Thống kê thành phố mới";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path directory;

    private OwnBroker broker;

    /** A broker of its own: to a group that has read further than a database, that database is a lost one. */
    @BeforeEach
    void startBroker() {
        broker = OwnBroker.start(data);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void answersFromTheNewCatalogAndFromTheOldOneWhileTheNewOneIsBroken() throws Exception {
        CatalogCopy city = CatalogCopy.in(directory);
        try (RunningAggregation service = start()) {
            String edition = edition(service);
            assertThat(health(service).path("status").asString()).isEqualTo("UP");

            city.replace("units.csv", OLD_NAME, NEW_NAME);
            await().atMost(TIMEOUT).until(() -> !edition(service).equals(edition));
            assertThat(service.text("/api/v1/catalog")).contains(NEW_NAME);

            city.replace("units.csv", "thành phố mới,VERTICAL", "thành phố mới,TOWN");
            city.replace("targets.csv", "city,LAND_CLEARED", "city,LAND_SOLD");
            await().atMost(TIMEOUT)
                    .until(() -> health(service).path("status").asString().equals("WARNING"));
            assertThat(health(service).toString())
                    .contains("units.csv:" + city.lineOf("units.csv", "mới,TOWN") + " INVALID_VALUE")
                    .contains("targets.csv:" + city.lineOf("targets.csv", "LAND_SOLD") + " UNKNOWN_INDICATOR");
            assertThat(service.status("/actuator/health")).isEqualTo(200);
            assertThat(service.get("/actuator/health").path("status").asString())
                    .isEqualTo("WARNING");
            assertThat(service.get("/actuator/health/readiness").path("status").asString())
                    .isEqualTo("UP");
            assertThat(service.text("/api/v1/catalog")).contains(NEW_NAME);
            assertThat(service.text("/actuator/prometheus"))
                    .contains("chitieu_catalog_reloads_total{result=\"refused\"} 1.0")
                    .contains("chitieu_catalog_reloads_total{result=\"loaded\"} 1.0")
                    .contains("chitieu_catalog_age_seconds");

            city.replace("units.csv", "thành phố mới,TOWN", "thành phố mới,VERTICAL");
            city.replace("targets.csv", "city,LAND_SOLD", "city,LAND_CLEARED");
            await().atMost(TIMEOUT)
                    .until(() -> health(service).path("status").asString().equals("UP"));
        }
    }

    @Test
    void takesUpdatesOfAUnitThatWasAdded() throws Exception {
        CatalogCopy city = CatalogCopy.in(directory);
        try (RunningAggregation service = start();
                KafkaProducer<String, byte[]> log = log()) {
            String edition = edition(service);
            assertThat(receipt(service, log, "r-1").path("error").path("code").asString())
                    .isEqualTo("UNKNOWN_UNIT");

            city.replace("units.csv", "", "khu-moi,99001,Xã Khu Mới,COMMUNE,,,2013-12-31,,,,\n");
            await().atMost(TIMEOUT).until(() -> !edition(service).equals(edition));

            assertThat(receipt(service, log, "r-2").path("outcome").asString()).isEqualTo("CREATED");
            assertThat(service.get("/api/v1/totals/unit:khu-moi/LAND_CLEARED/2012-Q1")
                            .path("value")
                            .asString())
                    .isEqualTo("3");
        }
    }

    /**
     * As from an ingestion that has read the new files already. The service looks at them so seldom that it has not.
     */
    @Test
    void waitsForTheCatalogThatAnUpdateWasAcceptedBy() throws Exception {
        CatalogCopy city = CatalogCopy.in(directory);
        try (RunningAggregation service = start("10m");
                KafkaProducer<String, byte[]> log = log()) {
            city.replace("units.csv", "", "khu-moi,99001,Xã Khu Mới,COMMUNE,,,2013-12-31,,,,\n");

            assertThat(receipt(service, log, "r-1").path("outcome").asString()).isEqualTo("CREATED");
        }
    }

    /** Each file has its own mistake, and all are told at once, each with its line. */
    @Test
    void doesNotStartWithABrokenCatalogAndSaysAllThatIsWrong() throws Exception {
        CatalogCopy city = CatalogCopy.in(directory);
        city.replace("successors.csv", "an-hung,hac-thanh,2025-07-01,0.5", "an-hung,hac-thanh,2025-07-01,0.4");
        city.replace(
                "indicators.yaml",
                "sum: [PRODUCTION_INDUSTRY, PRODUCTION_CONSTRUCTION]",
                "sum: [PRODUCTION_INDUSTRY_CONSTRUCTION]");
        city.replace("targets.csv", "city,LAND_CLEARED", "city,LAND_SOLD");
        city.replace("expected-counts.yaml", "WARD: 30", "WARD: 31");

        Throwable refused = catchThrowable(this::start);

        assertThat(refused).rootCause().isInstanceOf(InvalidCatalogException.class);
        assertThat(refused)
                .rootCause()
                .message()
                .contains(
                        "successors.csv:" + city.lineOf("successors.csv", "an-hung,hac-thanh") + " INVALID_SHARES",
                        "indicators.yaml:" + city.lineOf("indicators.yaml", "sum: [PRODUCTION_INDUSTRY_CONSTRUCTION]")
                                + " FORMULA_CYCLE",
                        "targets.csv:" + city.lineOf("targets.csv", "LAND_SOLD") + " UNKNOWN_INDICATOR",
                        "expected-counts.yaml:" + city.lineOf("expected-counts.yaml", "WARD: 31") + " WRONG_COUNT");
    }

    private RunningAggregation start() {
        return start("100ms");
    }

    private RunningAggregation start(String catalogReload) {
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=" + directory,
                "chitieu.catalog-reload=" + catalogReload,
                "chitieu.topics.partitions=1",
                "chitieu.aggregation.database=" + TestDatabase.freshName());
    }

    private KafkaProducer<String, byte[]> log() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static JsonNode receipt(RunningAggregation service, KafkaProducer<String, byte[]> log, String id)
            throws Exception {
        var sent = log.send(AggregationStory.update(id, "khu-moi", "LAND_CLEARED", "2012-01", "3"))
                .get();
        String path = "/api/v1/receipts/" + sent.partition() + "-" + sent.offset();
        return await().atMost(TIMEOUT).until(() -> service.get(path), answer -> answer.has("outcome"));
    }

    private static JsonNode health(RunningAggregation service) throws Exception {
        return service.get("/actuator/health/catalogue");
    }

    private static String edition(RunningAggregation service) throws Exception {
        return service.get("/actuator/info")
                .path("catalogs")
                .path("thanh-hoa")
                .path("edition")
                .asString();
    }
}
