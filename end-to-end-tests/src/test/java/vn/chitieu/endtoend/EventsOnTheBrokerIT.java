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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Every record that the three services have put on the broker keeps to {@code docs/asyncapi.yaml}: its key, its
 * headers, and the JSON Schema of its value.
 */
class EventsOnTheBrokerIT {

    private static final Path FILE = Path.of("..", "docs", "asyncapi.yaml");
    private static final JsonNode API = YAMLMapper.shared().readTree(FILE);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static SystemUnderTest system;

    @BeforeAll
    static void letEachServiceSaySomething() {
        system = SystemUnderTest.with(SystemUnderTest.CATALOG);
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
                .atMost(Duration.ofMinutes(1))
                .until(() -> !records(Topics.REJECTED_UPDATES).isEmpty());
    }

    @AfterAll
    static void stop() {
        system.close();
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
