package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.JsonNode;
import vn.chitieu.support.kafka.PublishTimeouts;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The story on the embedded parts, which stay while the service is started again. */
class AggregationApplicationIT extends AggregationStory {

    private final String database = TestDatabase.freshName();

    @Override
    ConfigurableApplicationContext startService() {
        return AggregationApplication.application().run(AReader.with(options("--server.port=0")));
    }

    @Override
    String bootstrapServers() {
        return TestBroker.bootstrapServers();
    }

    @Test
    void readsOnFromThePositionInTheDatabaseAfterARestart() throws Exception {
        awaitReceipt(send(update("i-1", "nam-ngan", "LAND_CLEARED", "2015-01", "1")));
        long revision =
                get("/api/v1/totals/city/LAND_CLEARED/2015-Q1").path("revision").asLong();
        service.close();
        String whileAway = send(update("i-2", "dien-bien", "LAND_CLEARED", "2015-01", "2"));
        service = startService();

        assertThat(awaitReceipt(whileAway).path("outcome").asString()).isEqualTo("CREATED");
        JsonNode total = get("/api/v1/totals/city/LAND_CLEARED/2015-Q1");
        assertThat(total.path("value").asString()).isEqualTo("3");
        assertThat(total.path("revision").asLong()).isEqualTo(revision + 1);
    }

    /**
     * A backup that is restored under the running service, or a write of the position whose answer was lost: the
     * database says where to read on, and nothing waits for ever.
     */
    @Test
    void readsOnFromThePositionInTheDatabaseWhenItWasMovedUnderTheRunningService() throws Exception {
        String first = send(update("h-1", "nam-ngan", "LAND_CLEARED", "2010-01", "1"));
        awaitReceipt(first);
        MongoCollection<Document> positions = TestDatabase.named(database).getCollection("positions_6");
        Bson updates = Filters.eq("_id", "indicator-updates-0");
        long end = Long.parseLong(first.substring(first.indexOf('-') + 1)) + 1;
        await().atMost(Duration.ofMinutes(2))
                .until(() -> positions.find(updates).first().getLong("next") == end);

        positions.updateOne(updates, Updates.set("next", 0L));
        assertThat(awaitReceipt(send(update("h-2", "dien-bien", "LAND_CLEARED", "2010-01", "2")))
                        .path("outcome")
                        .asString())
                .isEqualTo("CREATED");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(positions.find(updates).first().getLong("next"))
                        .isEqualTo(end + 1));

        assertThat(awaitReceipt(send(update("h-3", "ba-dinh", "LAND_CLEARED", "2010-01", "4")))
                        .path("outcome")
                        .asString())
                .isEqualTo("CREATED");
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2010-Q1").path("value").asString())
                .isEqualTo("7");
    }

    /** As a service of an older layout left it: all that can be made again from the log is there under other names. */
    @Test
    void makesEverythingAgainFromTheLogWhereTheDatabaseHasAnotherLayout() throws Exception {
        String receipt = send(update("o-1", "nam-ngan", "LAND_CLEARED", "2001-01", "1.5"));
        awaitReceipt(receipt);
        long revision =
                get("/api/v1/totals/city/LAND_CLEARED/2001-Q1").path("revision").asLong();
        service.close();
        for (String name : List.of("pages", "receipts", "revisions", "positions", "milestones")) {
            MongoCollection<Document> now = TestDatabase.named(database).getCollection(name + "_6");
            MongoCollection<Document> older = TestDatabase.named(database).getCollection(name + "_5");
            now.find().forEach(document -> older.insertOne(document.append("older", true)));
            now.drop();
        }

        service = startService();

        assertThat(awaitReceipt(receipt).path("outcome").asString()).isEqualTo("CREATED");
        JsonNode total = get("/api/v1/totals/city/LAND_CLEARED/2001-Q1");
        assertThat(total.path("value").asString()).isEqualTo("1.5");
        assertThat(total.path("revision").asLong()).isGreaterThan(revision);
    }

    /** Or a total that was given up could come on its topic after newer ones of another instance. */
    @Test
    void theProducerGivesUpATotalBeforeTheServiceDoes() {
        Map<String, Object> producer = service.getBean(ProducerFactory.class).getConfigurationProperties();
        Duration wait = service.getBean(AggregationProperties.class).publishTimeout();

        assertThat(producer)
                .containsAllEntriesOf(new PublishTimeouts(wait).producerSettings())
                .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        assertThat((Integer) producer.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG))
                .isLessThan(Math.toIntExact(wait.toMillis()));
    }

    @Test
    void answersWhatThePageAsks() throws Exception {
        awaitReceipt(send(update("page-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1")));
        awaitReceipt(send(update("page-2", "nam-ngan", "LAND_CLEARED", "2004-01", "2.5")));

        JsonNode trend = get("/api/v1/totals/city/LAND_CLEARED/trend?from=2003-Q1&to=2004-Q1");
        assertThat(trend.path("totals")
                        .valueStream()
                        .map(one -> one.path("quarter").asString()))
                .contains("2003-Q1", "2004-Q1");
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2004-Q1/parts")
                        .path("totals")
                        .toString())
                .contains("\"unit:nam-ngan\"", "\"2.5\"");
        JsonNode trends = get("/api/v1/trends?to=2004-Q1&quarters=5");
        assertThat(trends.path("quarters").size()).isEqualTo(5);
        assertThat(trends.path("trends").path(0).toString())
                .isEqualTo("{\"indicator\":\"LAND_CLEARED\",\"points\":[{\"quarter\":\"2003-Q1\",\"value\":\"1\"},"
                        + "{\"quarter\":\"2004-Q1\",\"value\":\"2.5\"}]}");
        JsonNode completeness = get("/api/v1/completeness?quarter=2004-Q1&scope=unit:nam-ngan");
        assertThat(completeness.path("units").path(0).path("cells").toString())
                .contains("\"indicator\":\"LAND_CLEARED\",\"state\":\"MISSING\",\"reportedPeriods\":1,"
                        + "\"expectedPeriods\":3");
        for (String range : List.of("from=2004-Q1&to=2003-Q1", "quarters=41", "quarters=0", "from=1999-Q1")) {
            assertThat(get("/api/v1/totals/city/LAND_CLEARED/trend?" + range)
                            .path("code")
                            .asString())
                    .as(range)
                    .isEqualTo("BAD_RANGE");
        }
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2004-Q1/revisions?before=x")
                        .path("code")
                        .asString())
                .isEqualTo("BAD_VERSION");
    }

    @Test
    void reconcileFindsWhatRebuildMends() throws Exception {
        awaitReceipt(send(update("r-1", "nam-ngan", "LAND_CLEARED", "2007-01", "1.25")));
        String page = "thanh-hoa/LAND_CLEARED/2007-Q1";
        MongoCollection<Document> pages = TestDatabase.named(database).getCollection("pages_6");
        Object withoutTheSecond = pages.find(Filters.eq("_id", page)).first().get("c");
        awaitReceipt(send(update("r-2", "dien-bien", "LAND_CLEARED", "2007-02", "2")));
        assertThat(pages.updateOne(Filters.eq("_id", page), Updates.set("c", withoutTheSecond))
                        .getModifiedCount())
                .isEqualTo(1);
        MongoCollection<Document> revisions = TestDatabase.named(database).getCollection("revisions_6");
        assertThat(revisions.deleteMany(new Document()).getDeletedCount()).isPositive();
        Run damaged = command("reconcile", "--city=thanh-hoa");
        assertThat(damaged.output).contains(page + " unit:dien-bien 2007-02: expected 2 ", "stored is nothing");
        assertThat(damaged.exitCode).isEqualTo(1);

        Run rebuilt = command("rebuild");
        assertThat(rebuilt.output).contains("1 of them were missing or wrong");
        assertThat(rebuilt.output).containsPattern("put back 0 receipts and [1-9][0-9]* revisions");
        assertThat(rebuilt.exitCode).isZero();

        awaitReceipt(send(update("r-3", "ba-dinh", "LAND_CLEARED", "2007-03", "4")));
        JsonNode total = get("/api/v1/totals/city/LAND_CLEARED/2007-Q1");
        assertThat(total.path("value").asString()).isEqualTo("7.25");
        Run after = command("reconcile");
        assertThat(after.output).contains("thanh-hoa: ", " totals in two ways, 0 differences");
        assertThat(after.exitCode).isZero();
    }

    @Test
    void aCommandForAnotherCityDoesNothing() {
        Run other = command("rebuild", "--city=hue");

        assertThat(other.output)
                .contains("expected --city= and one of [thanh-hoa]")
                .contains("[hue]");
        assertThat(other.exitCode).isEqualTo(2);
    }

    private Run command(String name, String... more) {
        PrintStream console = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            int exitCode =
                    SpringApplication.exit(AggregationApplication.command(name).run(options(more)));
            return new Run(exitCode, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
        }
    }

    private String[] options(String... more) {
        String[] options = {
            "--chitieu.catalog=../catalog/thanh-hoa",
            // For twice as long what no catalog knows holds up the log.
            "--chitieu.catalog-reload=500ms",
            "--chitieu.topics.partitions=1",
            "--chitieu.aggregation.database=" + database,
            "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
            "--spring.mongodb.uri=" + TestDatabase.uri()
        };
        String[] all = new String[options.length + more.length];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }

    private record Run(int exitCode, String output) {}
}
