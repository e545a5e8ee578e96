package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Every record that the three services have put on the broker keeps to {@code docs/asyncapi.yaml}: its key, its
 * headers, and the JSON Schema of its value. What a figure causes is one trace.
 */
@Tag("slow")
class EventsOnTheBrokerIT {

    private static final Path FILE = Path.of("..", "docs", "asyncapi.yaml");
    private static final JsonNode API = YAMLMapper.shared().readTree(FILE);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static TraceCollector collector;
    private static SystemUnderTest system;

    @BeforeAll
    static void letEachServiceSaySomething() throws Exception {
        collector = TraceCollector.start();
        system = SystemUnderTest.with(
                SystemUnderTest.CATALOG,
                Map.of(
                        "CHITIEU_TRACING_ENABLED",
                        "true",
                        "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                        "0",
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        collector.endpoint()));
        assertThat(system.report(
                                "nam-ngan",
                                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\","
                                        + " \"withdrawn\": true, \"reason\": \"nhập nhầm\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(system.assign("{\"scope\": \"city\", \"indicator\": \"LAND_CLEARED\", \"year\": 2022,"
                                + " \"owner\": \"PROVINCE\", \"value\": \"88\", \"pace\": \"14/35/62/100\","
                                + " \"validFrom\": \"2022-03-25\", \"reason\": \"r\"}")
                        .statusCode())
                .isEqualTo(202);
        send(Topics.INDICATOR_UPDATES, "no event");
        system.awaitSettled();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !records(Topics.REJECTED_UPDATES).isEmpty());
    }

    @AfterAll
    static void stop() {
        system.close();
        collector.close();
    }

    /** A figure is one trace through three processes: from the POST of its sender to the mails that it causes. */
    @Test
    void areOfOneTraceFromThePostToTheMail() {
        assertThat(system.report(
                                "dep-tckh",
                                "{\"unit\": \"dep-tckh\", \"indicator\": \"INVESTMENT\", \"period\": \"2022-Q1\","
                                        + " \"value\": \"3000\", \"reason\": \"nhập nhầm\"}",
                                Map.of("traceparent", "00-" + TRACE + "-" + SENDER + "-01"))
                        .statusCode())
                .isEqualTo(202);
        system.awaitSettled();

        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(collector.of(TRACE))
                        .extracting(TraceCollector.Seen::service)
                        .contains("ingestion-service", "aggregation-service", "notification-service"));
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(collector.of(TRACE))
                        .extracting(TraceCollector.Seen::name)
                        .contains("mail send"));
        List<TraceCollector.Seen> spans = collector.of(TRACE);
        Map<String, TraceCollector.Seen> byId =
                spans.stream().collect(Collectors.toMap(TraceCollector.Seen::spanId, span -> span));
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.parent())
                        .as(span.service() + ": " + span.name())
                        .matches(parent -> parent.equals(SENDER) || byId.containsKey(parent)));
    }

    @Test
    void keepToTheirSchemas() {
        Map<String, Integer> seen = new TreeMap<>();
        for (String topic : topics()) {
            JsonNode message = message(topic);
            if (message == null) {
                continue;
            }
            Schema headers = headers(message);
            Schema payload =
                    REGISTRY.getSchema(schema(message.at("/payload/$ref").asString()));
            for (ConsumerRecord<String, byte[]> record : records(topic)) {
                if (record.value() != null && new String(record.value(), StandardCharsets.UTF_8).equals("no event")) {
                    continue;
                }
                String place = topic + "-" + record.partition() + "-" + record.offset();
                assertThat(
                                record.key() == null
                                        ? topic.startsWith("ward-")
                                        : !record.key().isBlank())
                        .as(place)
                        .isTrue();
                assertThat(headers.validate(textOf(record), InputFormat.JSON))
                        .as(place)
                        .isEmpty();
                assertThat(payload.validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON))
                        .as(place)
                        .isEmpty();
                seen.merge(topic, 1, Integer::sum);
            }
        }
        assertThat(seen.keySet())
                .contains(
                        Topics.INDICATOR_UPDATES,
                        Topics.TARGET_ASSIGNMENTS,
                        Topics.REJECTED_UPDATES,
                        Topics.QUARTERLY_TOTALS,
                        Topics.ALERT_EVENTS,
                        Topics.STORE_MARKS,
                        Topics.CITY_CATALOGS);
        assertThat(seen.get(Topics.INDICATOR_UPDATES)).isGreaterThan(600);
    }

    private static List<String> topics() {
        return BrokerRecords.topics(system.bootstrapServers());
    }

    /** Returns how the channel of a topic describes its records; null where it describes no such topic. */
    private static @Nullable JsonNode message(String topic) {
        for (JsonNode channel : API.get("channels")) {
            String address = channel.get("address").asString();
            if (topic.matches(address.replace(".", "\\.").replaceAll("\\{(city|unit)}", "[a-z0-9-]+"))) {
                JsonNode named = channel.get("messages").iterator().next();
                return API.at(named.get("$ref").asString().substring(1));
            }
        }
        return null;
    }

    private static Schema headers(JsonNode message) {
        ObjectNode schema = message.get("headers").deepCopy().asObject();
        schema.set("components", API.get("components"));
        return REGISTRY.getSchema(schema);
    }

    private static JsonNode schema(String reference) {
        return JSON.readTree(FILE.resolveSibling(reference));
    }

    private static String textOf(ConsumerRecord<String, byte[]> record) {
        ObjectNode headers = JSON.createObjectNode();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers.toString();
    }

    private static void send(String topic, String value) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers(), ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "thanh-hoa", value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        return BrokerRecords.of(system.bootstrapServers(), topic);
    }
}
