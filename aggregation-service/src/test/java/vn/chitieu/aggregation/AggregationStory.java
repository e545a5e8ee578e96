package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.embedded.TopicRecords;

/** The real service on a broker and a database: updates in on Kafka, answers out over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AggregationStory {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    ConfigurableApplicationContext service;
    private KafkaProducer<String, byte[]> log;

    /** Starts the service on its parts. */
    abstract ConfigurableApplicationContext startService();

    /** Returns the broker's address, once the service has started. */
    abstract String bootstrapServers();

    @BeforeAll
    void start() {
        service = startService();
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers());
        log = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    void stop() {
        log.close();
        service.close();
    }

    @Test
    void anUpdateBecomesATotalWithAReceiptAndARevision() throws Exception {
        String receipt = send(update("a-1", "nam-ngan", "LAND_CLEARED", "2011-01", "1.25"));

        JsonNode answer = awaitReceipt(receipt);
        assertThat(answer.path("outcome").asString()).isEqualTo("CREATED");
        assertThat(answer.path("totals").path(0).path("scope").asString()).isEqualTo("city");

        JsonNode total = get("/api/v1/totals/city/LAND_CLEARED/2011-Q1");
        assertThat(total.path("value").asString()).isEqualTo("1.25");
        assertThat(total.path("sameQuarterLastYear").isNull()).isTrue();
        assertThat(total.path("trust").path("expectedUnits").asInt()).isGreaterThan(15);
        JsonNode contributions = get("/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2011-Q1/contributions");
        assertThat(contributions.path("contributions").path(0).path("updateId").asString())
                .isEqualTo("a-1");
        JsonNode revisions = get("/api/v1/totals/city/LAND_CLEARED/2011-Q1/revisions");
        assertThat(revisions.path("revisions").path(0).path("value").path("to").asString())
                .isEqualTo("1.25");
        assertThat(revisions
                        .path("revisions")
                        .path(0)
                        .path("causes")
                        .path(0)
                        .path("now")
                        .path("receipt")
                        .asString())
                .isEqualTo(receipt);
    }

    @Test
    void aRepeatedAnEarlierAndALaterFigureHaveTheirOwnReceipts() throws Exception {
        send(update("b-2", "dien-bien", "LAND_CLEARED", "2018-01", "5", "2022-04-02T00:00:00Z"));
        String repeated = send(update("b-2", "dien-bien", "LAND_CLEARED", "2018-01", "5.0", "2022-04-02T00:00:00Z"));
        String earlier = send(update("b-1", "dien-bien", "LAND_CLEARED", "2018-01", "4", "2022-04-01T00:00:00Z"));
        String later = send(update("b-3", "dien-bien", "LAND_CLEARED", "2018-01", "6", "2022-04-03T00:00:00Z"));

        assertThat(awaitReceipt(later).path("outcome").asString()).isEqualTo("CORRECTED");
        assertThat(awaitReceipt(repeated).path("outcome").asString()).isEqualTo("UNCHANGED");
        assertThat(awaitReceipt(earlier).path("outcome").asString()).isEqualTo("STALE");
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2018-Q1").path("value").asString())
                .isEqualTo("6");
    }

    @Test
    void aLateFigureSaysSoInItsReceipt() throws Exception {
        String inTime = send(update("l-1", "nam-ngan", "LAND_CLEARED", "1998-01", "5", "1998-02-06T16:59:59Z"));
        String corrected = send(update("l-2", "nam-ngan", "LAND_CLEARED", "1998-01", "6", "1998-02-08T00:00:00Z"));
        String late = send(update("l-3", "dien-bien", "LAND_CLEARED", "1998-01", "7", "1998-02-08T00:00:00Z"));
        String again = send(update("l-3", "dien-bien", "LAND_CLEARED", "1998-01", "7", "1998-02-09T00:00:00Z"));

        assertThat(awaitReceipt(again).path("lateSince").asString()).isEqualTo("1998-02-07T00:00:00+07:00");
        assertThat(awaitReceipt(again).path("outcome").asString()).isEqualTo("UNCHANGED");
        assertThat(awaitReceipt(late).path("lateSince").asString()).isEqualTo("1998-02-07T00:00:00+07:00");
        assertThat(awaitReceipt(corrected).path("lateSince").isNull()).isTrue();
        assertThat(awaitReceipt(inTime).path("lateSince").isNull()).isTrue();
    }

    @Test
    void anotherUpdateUnderTheSameIdIsRefusedWithWhatDiffers() throws Exception {
        String first = send(update("h-1", "dien-bien", "LAND_CLEARED", "2012-01", "5"));
        String other = send(update("h-1", "dien-bien", "LAND_CLEARED", "2012-02", "50", "2022-04-09T00:00:00Z"));

        JsonNode receipt = awaitReceipt(other);
        assertThat(receipt.path("outcome").asString()).isEqualTo("CONFLICT");
        assertThat(receipt.path("totals").isEmpty()).isTrue();
        assertThat(receipt.path("conflict")).isEqualTo(JSON.readTree("""
            {"first": "%s", "differs": [
              {"field": "period", "first": "2012-01", "now": "2012-02"},
              {"field": "value", "first": "5", "now": "50"}]}\
            """.formatted(first)));
        assertThat(awaitReceipt(first).path("conflict").isNull()).isTrue();
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2012-Q1").path("value").asString())
                .isEqualTo("5");
    }

    @Test
    void aRecordThatCannotBeReadIsKeptAndTheNextOneIsProcessed() throws Exception {
        byte[] dust = {1, 2, 3, (byte) 0xff};
        String bad = send(new ProducerRecord<>(Topics.INDICATOR_UPDATES, "thanh-hoa", dust));
        String halfRead = send(CloudEventRecords.write(
                Topics.INDICATOR_UPDATES,
                "thanh-hoa",
                IndicatorUpdated.TYPE,
                "x",
                "/t",
                Instant.EPOCH,
                Map.of("id", 1)));
        String empty = send(new ProducerRecord<>(Topics.INDICATOR_UPDATES, "thanh-hoa", null));
        String unknown = send(update("c-1", "nowhere", "LAND_CLEARED", "2017-01", "5"));
        String good = send(update("c-2", "nam-ngan", "LAND_CLEARED", "2017-01", "5"));

        assertThat(awaitReceipt(good).path("outcome").asString()).isEqualTo("CREATED");
        for (String receipt : List.of(bad, halfRead, empty)) {
            assertThat(awaitReceipt(receipt).path("error").path("code").asString())
                    .isEqualTo("MALFORMED_EVENT");
        }
        assertThat(awaitReceipt(unknown).path("error").path("code").asString()).isEqualTo("UNKNOWN_UNIT");
        UpdateRejected kept = rejected(bad);
        assertThat(Base64.getDecoder().decode(kept.valueBase64())).isEqualTo(dust);
        assertThat(kept.errors().get(0).code()).isEqualTo("MALFORMED_EVENT");
        assertThat(Stream.of(halfRead, empty, unknown).map(this::rejected)).hasSize(3);
    }

    @Test
    void whatIsPublishedIsWhatTheApiSays() throws Exception {
        awaitReceipt(send(update("d-1", "ba-dinh", "LAND_CLEARED", "2016-02", "7")));

        // A receipt is stored before its total is published.
        QuarterlyTotal published = await().ignoreException(NoSuchElementException.class)
                .until(() -> lastPublished("thanh-hoa/city/LAND_CLEARED/2016-Q1"), Objects::nonNull);
        assertThat(published.amounts().value()).isEqualByComparingTo(new BigDecimal("7"));
        assertThat(JSON.readTree(EventJson.write(published)))
                .isEqualTo(get("/api/v1/totals/city/LAND_CLEARED/2016-Q1"));
    }

    @Test
    void streamsATotalAsItChanges() throws Exception {
        List<String> lines = new ArrayList<>();
        HttpResponse<Stream<String>> stream =
                HTTP.send(request("/api/v1/stream?quarter=2014-Q1&scope=city"), HttpResponse.BodyHandlers.ofLines());
        Thread reader = new Thread(() -> stream.body().forEach(line -> {
            synchronized (lines) {
                lines.add(line);
            }
        }));
        reader.setDaemon(true);
        reader.start();
        awaitReceipt(send(update("f-1", "nam-ngan", "LAND_CLEARED", "2014-01", "9")));

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            synchronized (lines) {
                assertThat(lines).contains("event:total");
                assertThat(lines)
                        .anySatisfy(line ->
                                assertThat(line).contains("\"value\":\"9\"").contains("ha"));
            }
        });
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        synchronized (lines) {
            assertThat(lines).noneSatisfy(line -> assertThat(line).contains("unit:nam-ngan\""));
        }
    }

    /** The campaign of the article lies over April alone where cases are reported by month. */
    @Test
    void aWindowIsTotalledOverThePeriodsThatLieInIt() throws Exception {
        awaitReceipt(send(update("w-1", "nam-ngan", "URBAN_VIOLATIONS", "2022-04", "7")));

        JsonNode campaign = get("/api/v1/windows").path("windows").path(0);
        String window = campaign.path("id").asString();
        assertThat(campaign.path("phase").asString()).isIn("COMING", "RUNNING", "OVER");
        assertThat(campaign.path("daysLeft").isInt()).isTrue();
        JsonNode total = get("/api/v1/windows/" + window + "/totals?scope=unit:nam-ngan")
                .path("totals")
                .path(0);
        assertThat(total.path("value").asString()).isEqualTo("7");
        assertThat(total.path("wholePeriods").path(0).asString()).isEqualTo("2022-04");
        assertThat(total.path("cutPeriods").size()).isEqualTo(2);
        HttpResponse<String> none =
                HTTP.send(request("/api/v1/windows/none/totals"), HttpResponse.BodyHandlers.ofString());
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("UNKNOWN_WINDOW");
    }

    @Test
    void aClientThatAsksAgainGetsOnlyWhatHasChanged() throws Exception {
        awaitReceipt(send(update("e-1", "nam-ngan", "URBAN_VIOLATIONS", "2017-01", "7")));
        String question = "/api/v1/totals?quarter=2017-Q1";
        HttpResponse<String> first = HTTP.send(request(question), HttpResponse.BodyHandlers.ofString());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");

        HttpResponse<String> same = HTTP.send(
                HttpRequest.newBuilder(request(question), (name, value) -> true)
                        .header("If-None-Match", tag)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();

        awaitReceipt(send(update("e-2", "nam-ngan", "URBAN_VIOLATIONS", "2017-02", "8")));
        await().untilAsserted(() -> {
            HttpResponse<String> changed = HTTP.send(
                    HttpRequest.newBuilder(request(question), (name, value) -> true)
                            .header("If-None-Match", tag)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.body()).contains("\"value\":\"15\"");
        });
    }

    @Test
    void refusesQuestionsThatNameNothing() throws Exception {
        Map<String, String> codes = Map.of(
                "/api/v1/totals?quarter=2022-Q5", "400 BAD_QUARTER",
                "/api/v1/totals?quarter=%3Cscript%3E", "400 BAD_QUARTER",
                "/api/v1/totals", "400 BAD_REQUEST",
                "/api/v1/totals?quarter=2022-Q1&scope=ward:1", "400 BAD_SCOPE",
                "/api/v1/totals?quarter=2022-Q1&scope=unit:nowhere", "404 UNKNOWN_SCOPE",
                "/api/v1/totals?quarter=2022-Q1&indicator=NOTHING", "404 UNKNOWN_INDICATOR",
                "/api/v1/totals?quarter=2022-Q1&verdict=GOOD", "400 BAD_VERDICT",
                "/api/v1/totals/city/LAND_CLEARED/1999-Q1", "404 NO_TOTAL",
                "/api/v1/receipts/abc", "400 BAD_RECEIPT",
                "/api/v1/receipts/0-99999999", "404 RECEIPT_UNKNOWN");
        for (Map.Entry<String, String> question : codes.entrySet()) {
            HttpResponse<String> response = HTTP.send(request(question.getKey()), HttpResponse.BodyHandlers.ofString());
            JsonNode problem = JSON.readTree(response.body());
            assertThat(response.statusCode() + " " + problem.path("code").asString())
                    .as(question.getKey())
                    .isEqualTo(question.getValue());
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(HTTP.send(request("/api/v1/nothing"), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("\"code\":\"NOT_FOUND\"");
    }

    @Test
    void saysHowItIsAndWhatItOffers() throws Exception {
        assertThat(get("/actuator/health/readiness").path("status").asString()).isEqualTo("UP");
        assertThat(get("/actuator/health/liveness").path("status").asString()).isEqualTo("UP");
        assertThat(get("/v3/api-docs").path("paths").path("/api/v1/totals").isMissingNode())
                .isFalse();
        JsonNode schemas = get("/v3/api-docs").path("components").path("schemas");
        JsonNode total = schemas.path("QuarterlyTotal").path("properties");
        for (Map.Entry<String, String> text : Map.of(
                        "value", "Decimal", "growthPercent", "Decimal", "scope", "Scope", "quarter", "Quarter")
                .entrySet()) {
            assertThat(total.path(text.getKey()).path("$ref").asString()).endsWith("/" + text.getValue());
            assertThat(schemas.path(text.getValue()).path("type").asString()).isEqualTo("string");
        }
        assertThat(total.propertyNames()).contains("revision", "growthUnit", "growthAsPublishedPercent");
        assertThat(schemas.propertyNames()).contains("Closing").doesNotContain("AtDeadline", "YearAgo");
        assertThat(schemas.toString()).doesNotContain("\"number\"").doesNotContain("oneOf");
        assertThat(schemas.at("/Problem/properties/code/enum").toString())
                .contains("FOREIGN_SCOPE", "TOO_MANY_WATCHERS", "NOT_FOUND");
        assertThat(schemas.path("Revision").path("properties").propertyNames()).contains("causes");
        assertThat(schemas.path("Contribution").path("properties").propertyNames())
                .contains("updateId");
        for (String report : List.of("/reports/{quarter}", "/reports/{quarter}.xlsx", "/reports/{quarter}.docx")) {
            JsonNode parameters =
                    get("/v3/api-docs").path("paths").path(report).path("get").path("parameters");
            assertThat(parameters
                            .valueStream()
                            .map(one -> one.has("$ref")
                                    ? one.path("$ref").asString()
                                    : one.path("in").asString() + " "
                                            + one.path("name").asString() + " "
                                            + one.path("required").asBoolean()))
                    .as(report)
                    .containsExactlyInAnyOrder(
                            "path quarter true",
                            "query scope false",
                            "query lang false",
                            "#/components/parameters/City");
        }
        assertThat(get("/api/v1/catalog").path("indicators").size()).isGreaterThan(10);
        awaitReceipt(send(update("g-1", "nam-ngan", "LAND_CLEARED", "2013-01", "9")));
        assertThat(text("/actuator/prometheus")).contains("chitieu_updates_received_total");
        assertThat(text("/")).contains("<html lang=\"vi\"");
    }

    static ProducerRecord<String, byte[]> update(
            String id, String unit, String indicator, String period, String value) {
        return update(id, unit, indicator, period, value, "2022-04-01T00:00:00Z");
    }

    static ProducerRecord<String, byte[]> update(
            String id, String unit, String indicator, String period, String value, String reportedAt) {
        IndicatorUpdated event = new IndicatorUpdated(
                "thanh-hoa",
                id,
                unit,
                indicator,
                ReportingPeriod.parse(period),
                new BigDecimal(value),
                false,
                indicator.equals("URBAN_VIOLATIONS") ? "trường hợp" : "ha",
                FigureStatus.OFFICIAL,
                Instant.parse(reportedAt),
                null,
                null,
                "http",
                "key-1");
        return CloudEventRecords.write(
                Topics.INDICATOR_UPDATES, "thanh-hoa", IndicatorUpdated.TYPE, id, "/test", event.reportedAt(), event);
    }

    String send(ProducerRecord<String, byte[]> record) throws InterruptedException, ExecutionException {
        var sent = log.send(record).get();
        return sent.partition() + "-" + sent.offset();
    }

    JsonNode awaitReceipt(String receipt) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> get("/api/v1/receipts/" + receipt), answer -> answer.has("outcome"));
    }

    HttpRequest request(String path) {
        int port = RunningAggregation.port(service, path);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + AReader.KEY)
                .build();
    }

    String text(String path) throws Exception {
        return HTTP.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(text(path));
    }

    UpdateRejected rejected(String receipt) {
        return records(Topics.REJECTED_UPDATES).stream()
                .map(record -> read(record, UpdateRejected.TYPE, UpdateRejected.class))
                .filter(event -> (event.partition() + "-" + event.offset()).equals(receipt))
                .findFirst()
                .orElseThrow();
    }

    QuarterlyTotal lastPublished(String key) {
        return records(Topics.QUARTERLY_TOTALS).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, String type, Class<T> event) {
        try {
            return CloudEventRecords.read(record, type, event);
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return TopicRecords.committed(bootstrapServers(), topic);
    }
}
