package vn.chitieu.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Targets that are assigned while the year runs, through the real service. Each test has a year of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignedTargetsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String database = TestDatabase.freshName();
    private ConfigurableApplicationContext service;
    private KafkaProducer<String, byte[]> log;

    @BeforeAll
    void start() {
        service = startService();
        Properties properties = new Properties();
        properties.put("bootstrap.servers", TestBroker.bootstrapServers());
        log = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    void stop() {
        log.close();
        service.close();
    }

    @Test
    void aTargetLoweredInMayIsWhatTheSecondQuarterIsJudgedBy() throws Exception {
        send(update("land-1", "nam-ngan", "LAND_CLEARED", "2004-01", "20"));
        send(update("land-2", "nam-ngan", "LAND_CLEARED", "2004-04", "20"));
        send(target("t-1", 2004, "94", "2004-01-01"));
        awaitTarget("2004-Q2", "94");

        send(target("t-2", 2004, "72", "2004-05-16"));

        awaitTarget("2004-Q2", "72");
        assertThat(provincial("2004-Q1").path("target").asString()).isEqualTo("94");
        JsonNode newest = get("/api/v1/totals/city/LAND_CLEARED/2004-Q2/revisions")
                .path("revisions")
                .path(0);
        assertThat(newest.path("causes")).isEmpty();
        assertThat(newest.path("occasion").asString()).isEqualTo("TARGETS");

        JsonNode answer = get("/api/v1/targets?year=2004&scope=city&indicator=LAND_CLEARED");
        assertThat(answer.path("targets")).hasSize(1);
        JsonNode target = answer.path("targets").path(0);
        assertThat(target.path("value").asString()).isEqualTo("72");
        assertThat(target.path("unitOfMeasure").asString()).isEqualTo("ha");
        JsonNode lowered = target.path("history").path(1);
        assertThat(lowered.path("valueBefore").asString()).isEqualTo("94");
        assertThat(lowered.path("reason").asString()).isEqualTo("bỏ dự án không khả thi");
        assertThat(lowered.path("assignedBy").asString()).isEqualTo("key-province");
        assertThat(lowered.path("pace").asString()).isEqualTo("EVEN");
        assertThat(lowered.path("inForce").asBoolean()).isTrue();
        assertThat(target.path("history").path(0).path("inForce").asBoolean()).isFalse();
    }

    @Test
    void whatIsNoTargetIsKeptWithTheReasonAndTheNextIsTaken() throws Exception {
        send(update("land-3", "nam-ngan", "LAND_CLEARED", "2003-01", "20"));
        send(target("t-1", 2003, "94", "2003-01-01"));
        String taken = send(target("t-1", 2003, "50", "2003-01-01"));
        ProducerRecord<String, byte[]> broken =
                new ProducerRecord<>(Topics.TARGET_ASSIGNMENTS, "thanh-hoa", new byte[] {1, 2});
        String malformed = send(broken);
        send(target("t-2", 2003, "80", "2003-02-01"));

        awaitTarget("2003-Q1", "80");

        assertThat(rejected(taken)).contains("TARGET_ID_TAKEN");
        assertThat(rejected(malformed)).contains("MALFORMED_EVENT");
    }

    @Test
    void aRedeliveryAfterARestartChangesNothing() throws Exception {
        send(update("land-4", "nam-ngan", "LAND_CLEARED", "2002-01", "20"));
        send(target("t-1", 2002, "94", "2002-01-01"));
        awaitTarget("2002-Q1", "94");
        int revision =
                get("/api/v1/totals/city/LAND_CLEARED/2002-Q1").path("revision").asInt();

        service.close();
        MongoCollection<Document> positions = TestDatabase.named(database).getCollection("positions_6");
        Document before =
                positions.find(Filters.eq("_id", "target-assignments-0")).first();
        positions.updateOne(Filters.eq("_id", "target-assignments-0"), Updates.set("next", 0L));
        service = startService();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(positions
                                .find(Filters.eq("_id", "target-assignments-0"))
                                .first())
                        .isEqualTo(before));
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2002-Q1")
                        .path("revision")
                        .asInt())
                .isEqualTo(revision);
        assertThat(get("/api/v1/targets?year=2002").path("targets").path(0).path("history"))
                .hasSize(1);
    }

    @Test
    void answersWithTheTargetsOfTheCatalog() throws Exception {
        JsonNode targets =
                get("/api/v1/targets?year=2022&indicator=BUDGET_REVENUE").path("targets");

        assertThat(targets).hasSize(2);
        assertThat(targets.path(0).path("owner").asString()).isEqualTo("CITY");
        assertThat(targets.path(1).path("value").asString()).isEqualTo("2500000");
        JsonNode first = targets.path(1).path("history").path(0);
        assertThat(first.path("source").asString()).isEqualTo("CATALOGUE");
        assertThat(first.path("valueBefore").isNull()).isTrue();
        assertThat(get("/api/v1/targets?year=2022&indicator=PRODUCTION_TOTAL").toString())
                .contains("\"14/35/62/100\"");
        assertThat(get("/api/v1/targets?year=1990").path("targets")).isEmpty();
    }

    @Test
    void refusesQuestionsAboutNothing() throws Exception {
        assertThat(code("/api/v1/targets")).isEqualTo("400 BAD_REQUEST");
        assertThat(code("/api/v1/targets?year=22")).isEqualTo("400 BAD_YEAR");
        assertThat(code("/api/v1/targets?year=2022&scope=ward:x")).isEqualTo("400 BAD_SCOPE");
        assertThat(code("/api/v1/targets?year=2022&scope=unit:nowhere")).isEqualTo("404 UNKNOWN_SCOPE");
        assertThat(code("/api/v1/targets?year=2022&indicator=NOTHING")).isEqualTo("404 UNKNOWN_INDICATOR");
    }

    private ConfigurableApplicationContext startService() {
        return AggregationApplication.application()
                .run(AReader.with(
                        "--server.port=0",
                        "--chitieu.catalog=../catalog/thanh-hoa",
                        // For twice as long what no catalog knows holds up the log.
                        "--chitieu.catalog-reload=500ms",
                        "--chitieu.topics.partitions=1",
                        "--chitieu.aggregation.database=" + database,
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--spring.mongodb.uri=" + TestDatabase.uri()));
    }

    private static ProducerRecord<String, byte[]> target(String id, int year, String value, String validFrom) {
        Instant assignedAt =
                LocalDate.parse(validFrom).atStartOfDay(ZoneOffset.UTC).toInstant();
        TargetAssigned event = new TargetAssigned(
                "thanh-hoa",
                id,
                Scope.city(),
                "LAND_CLEARED",
                year,
                "PROVINCE",
                new BigDecimal(value),
                TargetAssigned.Pace.EVEN,
                List.of(),
                LocalDate.parse(validFrom),
                "bỏ dự án không khả thi",
                assignedAt,
                "http",
                "key-province");
        return CloudEventRecords.write(
                Topics.TARGET_ASSIGNMENTS, "thanh-hoa", TargetAssigned.TYPE, id, "/test", assignedAt, event);
    }

    private String send(ProducerRecord<String, byte[]> record) throws InterruptedException, ExecutionException {
        var sent = log.send(record).get();
        return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    }

    private void awaitTarget(String quarter, String value) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(provincial(quarter).path("target").asString())
                                .isEqualTo(value));
    }

    private JsonNode provincial(String quarter) throws Exception {
        return get("/api/v1/totals/city/LAND_CLEARED/" + quarter)
                .path("attainments")
                .path(0);
    }

    private static String rejected(String place) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", TestBroker.bootstrapServers());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.REJECTED_UPDATES, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> StreamSupport.stream(
                                            consumer.poll(Duration.ofMillis(200))
                                                    .spliterator(),
                                            false)
                                    .filter(record -> new String(
                                                    record.headers()
                                                            .lastHeader("ce_id")
                                                            .value(),
                                                    UTF_8)
                                            .equals(place))
                                    .map(record -> new String(record.value(), UTF_8))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private String code(String path) throws Exception {
        HttpResponse<String> response = answer(path);
        return response.statusCode() + " "
                + JsonMapper.shared().readTree(response.body()).path("code").asString();
    }

    private JsonNode get(String path) throws Exception {
        return JsonMapper.shared().readTree(answer(path).body());
    }

    private HttpResponse<String> answer(String path) throws Exception {
        int port = ((WebServerApplicationContext) service).getWebServer().getPort();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + AReader.KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
