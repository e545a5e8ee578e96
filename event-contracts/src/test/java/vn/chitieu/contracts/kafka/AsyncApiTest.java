package vn.chitieu.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.Events;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.StoreMarked;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;

/** Holds {@code docs/asyncapi.yaml} against the code. */
class AsyncApiTest {

    private static final Path FILE = Path.of("..", "docs", "asyncapi.yaml");
    private static final JsonNode API = YAMLMapper.shared().readTree(FILE);

    /** The shape of what units send; it is no CloudEvent. */
    private static final String WARD_UPDATES = Topics.wardUpdates("{city}", "{unit}");

    private static final String WARD_ANSWERS = Topics.wardAnswers("{city}", "{unit}");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry(Topics.INDICATOR_UPDATES, IndicatorUpdated.TYPE),
            Map.entry(Topics.TARGET_ASSIGNMENTS, TargetAssigned.TYPE),
            Map.entry(Topics.REJECTED_UPDATES, UpdateRejected.TYPE),
            Map.entry(WARD_ANSWERS, UpdateAnswered.TYPE),
            Map.entry(Topics.QUARTERLY_TOTALS, QuarterlyTotal.TYPE),
            Map.entry(Topics.ALERT_EVENTS, AlertChanged.TYPE),
            Map.entry(Topics.UNIT_REMARKS, RemarkChanged.TYPE),
            Map.entry(Topics.REJECTION_COUNTS, RejectionsCounted.TYPE),
            Map.entry(Topics.ACCOUNT_INVITATIONS, AccountInvited.TYPE),
            Map.entry(Topics.STORE_MARKS, StoreMarked.TYPE),
            Map.entry(Topics.CITY_CATALOGS, CatalogPublished.TYPE));

    private static final Map<String, String> SCHEMAS = Map.ofEntries(
            Map.entry(Topics.INDICATOR_UPDATES, "indicator-updated.v1.json"),
            Map.entry(Topics.TARGET_ASSIGNMENTS, "target-assigned.v1.json"),
            Map.entry(Topics.REJECTED_UPDATES, "update-rejected.v1.json"),
            Map.entry(WARD_UPDATES, "ward-update.v1.json"),
            Map.entry(WARD_ANSWERS, "update-answered.v1.json"),
            Map.entry(Topics.QUARTERLY_TOTALS, "quarterly-total.v1.json"),
            Map.entry(Topics.ALERT_EVENTS, "alert-changed.v1.json"),
            Map.entry(Topics.UNIT_REMARKS, "remark-changed.v1.json"),
            Map.entry(Topics.REJECTION_COUNTS, "rejections-counted.v1.json"),
            Map.entry(Topics.ACCOUNT_INVITATIONS, "account-invited.v1.json"),
            Map.entry(Topics.STORE_MARKS, "store-marked.v1.json"),
            Map.entry(Topics.CITY_CATALOGS, "catalog-published.v1.json"));

    @Test
    void isAsyncApi3() {
        assertThat(API.get("asyncapi").asString()).isEqualTo("3.0.0");
    }

    @Test
    void describesEveryTopicAndNoOther() {
        Set<String> topics = Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(AsyncApiTest::text)
                .map(topic -> topic.endsWith(".") ? topic + "{city}.{unit}" : topic)
                .collect(Collectors.toSet());
        assertThat(API.get("channels")
                        .valueStream()
                        .map(channel -> channel.get("address").asString()))
                .containsExactlyInAnyOrderElementsOf(topics);
        assertThat(SCHEMAS.keySet()).isEqualTo(topics);
        assertThat(TYPES.keySet())
                .isEqualTo(topics.stream()
                        .filter(topic -> !topic.equals(WARD_UPDATES))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = API.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(10);
        assertThat(references)
                .allSatisfy(reference -> assertThat(leadsSomewhere(reference.asString()))
                        .as(reference.asString())
                        .isTrue());
    }

    @Test
    void everyChannelCarriesItsEventByItsSchema() {
        for (JsonNode channel : API.get("channels")) {
            String topic = channel.get("address").asString();
            JsonNode message = message(channel);
            assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asString(""))
                    .isEqualTo(TYPES.getOrDefault(topic, ""));
            assertThat(message.at("/payload/$ref").asString())
                    .isEqualTo("../event-contracts/src/main/resources/schemas/" + SCHEMAS.get(topic));
            assertThat(message.at("/bindings/kafka/key/type").asString()).isEqualTo("string");
            assertThat(message.get("contentType").asString()).isEqualTo("application/json");
        }
    }

    @Test
    void describesTheHeadersThatAreWritten() {
        IndicatorUpdated event = Events.aFigure("1");
        Set<String> written = new TreeSet<>();
        CloudEventRecords.write("t", "k", IndicatorUpdated.TYPE, "i", "/s", Events.NOON, event)
                .headers()
                .forEach(header -> written.add(header.key()));
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        CloudEventRecords.write(List.of(event), "/s", Events.NOON, trace)
                .forEach(record -> record.headers().forEach(header -> written.add(header.key())));
        JsonNode headers = API.at("/components/schemas/cloudEventHeaders");
        assertThat(headers.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(headers.at("/properties/ce_specversion/const").asString()).isEqualTo("1.0");
    }

    @Test
    void everyTopicIsMadeAsDescribed() {
        TopicDefinitions definitions = new TopicDefinitions(4, (short) 1);
        for (NewTopic topic : List.of(
                definitions.indicatorUpdates(),
                definitions.targetAssignments(),
                definitions.rejectedUpdates(),
                definitions.quarterlyTotals(),
                definitions.wardUpdates("{city}", "{unit}"),
                definitions.wardAnswers("{city}", "{unit}"),
                definitions.alertEvents(),
                definitions.unitRemarks(),
                definitions.rejectionCounts(),
                definitions.accountInvitations(),
                definitions.storeMarks(),
                definitions.cityCatalogs())) {
            JsonNode kafka = channel(topic.name()).at("/bindings/kafka");
            assertThat(kafka.get("topic").asString()).isEqualTo(topic.name());
            assertThat(kafka.get("partitions").asInt()).isEqualTo(topic.numPartitions());
            assertThat(kafka.get("replicas").asInt()).isEqualTo(topic.replicationFactor());
            Map<String, String> described = kafka.get("topicConfiguration")
                    .propertyStream()
                    .collect(Collectors.toMap(Map.Entry::getKey, setting -> plain(setting.getValue())));
            assertThat(topic.configs()).containsAllEntriesOf(described).hasSize(described.size() + 1);
        }
    }

    @Test
    void saysOfEveryChannelWhoWritesAndWhoReads() {
        assertThat(API.get("channels"))
                .allSatisfy(channel -> assertThat(channel.get("description").asString())
                        .containsIgnoringCase("written by")
                        .containsIgnoringCase("read by"));
        assertThat(API.get("operations")
                        .valueStream()
                        .filter(operation -> operation.get("action").asString().equals("send"))
                        .map(operation -> operation.at("/channel/$ref").asString()))
                .containsExactlyInAnyOrder(
                        "#/channels/indicatorUpdates",
                        "#/channels/targetAssignments",
                        "#/channels/rejectedUpdates",
                        "#/channels/rejectedUpdates",
                        "#/channels/wardUpdates",
                        "#/channels/wardAnswers",
                        "#/channels/quarterlyTotals",
                        "#/channels/alertEvents",
                        "#/channels/unitRemarks",
                        "#/channels/rejectionCounts",
                        "#/channels/accountInvitations",
                        "#/channels/storeMarks",
                        "#/channels/cityCatalogs");
    }

    private static boolean leadsSomewhere(String reference) {
        return reference.startsWith("#")
                ? !API.at(reference.substring(1)).isMissingNode()
                : Files.isRegularFile(FILE.resolveSibling(reference));
    }

    private static JsonNode channel(String topic) {
        return API.get("channels")
                .valueStream()
                .filter(channel -> channel.get("address").asString().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode message(JsonNode channel) {
        String reference = channel.get("messages").iterator().next().get("$ref").asString();
        return API.at(reference.substring(1));
    }

    private static String plain(JsonNode setting) {
        return setting.isArray()
                ? setting.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : setting.asString();
    }

    private static String text(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }
}
