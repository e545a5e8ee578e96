package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.chitieu.contracts.Events;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** What is written is what a tree of the fields would be; what comes is read or refused as databind does a record. */
class IndicatorUpdatedCodecTest {

    private static final ObjectMapper TREES = new ObjectMapper();
    private static final Instant TIME = Instant.parse("2022-04-05T05:00:00.5Z");
    private static final String GOOD = new String(EventJson.write(Events.aFigure("12.5")), StandardCharsets.UTF_8);
    private static final String[] GOOD_FIELDS =
            GOOD.substring(1, GOOD.length() - 1).split(",(?=\")", -1);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-7",
            "12.50",
            "1e3",
            "1e400",
            "99999999999999999999999",
            "\"1e3\"",
            "\"-0\"",
            "\"0.10\"",
            "\"\"",
            "\" \"",
            "\"2\"",
            "\"12.\"",
            "\"2022-03\"",
            "\"2022-Q1\"",
            "\"2022-02-30\"",
            "\"OFFICIAL\"",
            "\"official\"",
            "\"2022-04-05T01:00:00Z\"",
            "\"2022-04-05T01:00:00.250Z\"",
            "\"2022-04-05T24:00:00Z\"",
            "\"2022-04-05T01:00:00+07:00\"",
            "\"1899-12-31T23:59:59Z\"",
            "\"thanh\\u0000\"",
            "\"Aa\"",
            "\"BB\"",
            "\"\\ud835\\udd18\"",
            "\"broken",
            "[]",
            "[1]",
            "[\"a\"]",
            "{}",
            "{\"city\":\"x\"}",
            "\"123456789012345678901234567890\"");

    /** No JSON: behind a name that comes twice, the one fault or the other is found first. */
    private static final String NO_VALUE = "NaN";

    static Stream<String> fields() {
        return Stream.of(GOOD_FIELDS).map(field -> field.substring(1, field.indexOf("\":")));
    }

    @Property
    void writesWhatATreeOfTheFieldsIs(@ForAll("updates") IndicatorUpdated event) {
        byte[] json = EventJson.write(event);

        assertThat(TREES.readTree(json)).isEqualTo(tree(event));
        assertThat(json).isEqualTo(TREES.writeValueAsBytes(tree(event)));
    }

    @Property
    void readsWhatATreeOfTheFieldsWrites(@ForAll("updates") IndicatorUpdated event) throws UnreadableEventException {
        byte[] json = TREES.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(event));

        assertThat(EventJson.read(json, IndicatorUpdated.class)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void agreesOnAFieldThatIsMissingOrComesTwice(String field) {
        List<String> without = new ArrayList<>(List.of(GOOD_FIELDS));
        without.removeIf(one -> one.startsWith("\"" + field + "\":"));
        assertAgreement(object(without));
        for (String value : VALUES) {
            List<String> twice = new ArrayList<>(List.of(GOOD_FIELDS));
            twice.add("\"" + field + "\":" + value);
            assertAgreement(object(twice));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void agreesOnAFieldOfAnyType(String field) {
        for (String value : Stream.concat(VALUES.stream(), Stream.of(NO_VALUE)).toList()) {
            List<String> other = new ArrayList<>(List.of(GOOD_FIELDS));
            other.replaceAll(one -> one.startsWith("\"" + field + "\":") ? "\"" + field + "\":" + value : one);
            assertAgreement(object(other));
        }
    }

    @Property
    void agreesOnAnyObject(@ForAll("objects") String json) {
        assertAgreement(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "[{}]", "{}", "{", "garbage", "{\"city\":", "{\"city\":{\"city\":1}}"})
    void agreesOnWhatIsNoUpdate(String json) {
        assertAgreement(json);
    }

    @Test
    void agreesOnWhatFollowsTheUpdate() {
        for (String more : List.of(" ", " {}", " 1", "}", " garbage", "\u0000")) {
            assertAgreement(GOOD + more);
        }
        assertAgreement(GOOD.substring(0, GOOD.length() - 1));
        assertAgreement("\uFEFF" + GOOD);
    }

    @Test
    void saysOfWhatIsNoObjectWhatItIs() {
        assertThat(outcome("\"x\"", IndicatorUpdated.class))
                .isEqualTo(
                        "expected IndicatorUpdated as JSON: Cannot deserialize value of type"
                                + " `vn.chitieu.contracts.IndicatorUpdated` from String value (token `JsonToken.VALUE_STRING`)");
        assertThat(outcome("1", IndicatorUpdated.class).toString()).contains("from Integer value");
    }

    @Test
    void refusesAFieldThatComesTwiceEvenWithTheSameValue() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventJson.read(
                        bytes(GOOD.replaceFirst("\\{", "{\"city\":\"thanh-hoa\",")), IndicatorUpdated.class))
                .withMessage("expected IndicatorUpdated as JSON: Duplicate Object property \"city\"");
    }

    @Test
    void skipsAnUnknownFieldHoweverOftenItComes() throws UnreadableEventException {
        String json = GOOD.replaceFirst("\\{", "{\"more\":1,\"more\":{\"a\":[2],\"a\":\"x\"},");

        assertThat(EventJson.read(bytes(json), IndicatorUpdated.class)).isEqualTo(Events.aFigure("12.5"));
    }

    @Test
    void readsWhatTheHeadOfTheUnitSaidAsItWasWritten() throws UnreadableEventException {
        for (IndicatorUpdated event : Events.confirmations()) {
            byte[] json = EventJson.write(event);

            assertThat(EventJson.read(json, IndicatorUpdated.class)).isEqualTo(event);
            assertThat(TREES.readTree(json).path("confirmation"))
                    .isEqualTo(TREES.readTree(EventJson.write(event.confirmation())));
        }
        assertThat(GOOD).doesNotContain("confirmation");
    }

    @Test
    void readsThatAFigureWasDoubtedWhereItWas() throws UnreadableEventException {
        byte[] json = EventJson.write(Events.aDoubtedFigure());

        assertThat(EventJson.read(json, IndicatorUpdated.class)).isEqualTo(Events.aDoubtedFigure());
        assertThat(TREES.readTree(json).path("doubted").asBoolean()).isTrue();
        assertThat(GOOD).doesNotContain("doubted");
        assertThat(EventJson.read(bytes(GOOD), IndicatorUpdated.class).doubted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "{}",
                "{\"state\":\"RETURNED\",\"status\":\"OFFICIAL\",\"update\":\"u\",\"by\":\"k\",\"at\":\"2022-04-05T05:00:00Z\"}"
            })
    void refusesAConfirmationThatIsNone(String confirmation) {
        String json = GOOD.replaceFirst("\\{", "{\"confirmation\":" + confirmation.replace("\\", "") + ",");

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventJson.read(bytes(json), IndicatorUpdated.class));
    }

    @Test
    void whatComesAgainIsTheSameObject() throws UnreadableEventException {
        IndicatorUpdated one = EventJson.read(bytes(GOOD), IndicatorUpdated.class);
        IndicatorUpdated other = EventJson.read(bytes(GOOD), IndicatorUpdated.class);

        assertThat(other.period()).isSameAs(one.period());
        assertThat(other.unit()).isSameAs(one.unit());
    }

    @Property
    void readsOrRefusesAnUpdateWithOneByteChanged(@ForAll int place, @ForAll byte value) {
        byte[] json = EventJson.write(Events.aFigure("12.5"));
        json[Math.floorMod(place, json.length)] = value;
        try {
            assertThat(EventJson.read(json, IndicatorUpdated.class)).isNotNull();
        } catch (UnreadableEventException refused) {
            assertThat(refused.getMessage()).startsWith("expected IndicatorUpdated as JSON: ");
        }
    }

    @Test
    void writesManyAtATimeAsOneByOne() {
        List<IndicatorUpdated> events = List.of(
                Events.aFigure("12.50"),
                Events.aWithdrawal(),
                Events.update(null, "quote\"and\\slash", TIME, "dòng\nmới", "đổi \u0001 𝔘"),
                Events.aFigure("-100"));

        List<ProducerRecord<String, byte[]>> records = CloudEventRecords.write(events, "/chitieu/ingestion", TIME);

        assertThat(records).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            IndicatorUpdated event = events.get(i);
            ProducerRecord<String, byte[]> alone = CloudEventRecords.write(
                    Topics.INDICATOR_UPDATES,
                    event.city(),
                    IndicatorUpdated.TYPE,
                    event.id(),
                    "/chitieu/ingestion",
                    TIME,
                    event);
            assertThat(records.get(i).topic()).isEqualTo(alone.topic());
            assertThat(records.get(i).key()).isEqualTo(alone.key());
            assertThat(records.get(i).value()).asString().isEqualTo(new String(alone.value(), StandardCharsets.UTF_8));
            assertThat(headers(records.get(i))).isEqualTo(headers(alone));
        }
    }

    @Provide
    Arbitrary<IndicatorUpdated> updates() {
        Arbitrary<String> text = Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(one -> one.chars().noneMatch(c -> Character.isSurrogate((char) c)))
                .map(one -> one + "ữ𝔘");
        Arbitrary<BigDecimal> value = Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999999999999"), new BigDecimal("99999999999999999999"))
                .ofScale(10);
        Arbitrary<Instant> time = Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        Instant.parse("1900-01-01T00:00:00Z").getEpochSecond(),
                                        Instant.parse("2999-12-31T23:59:59Z").getEpochSecond()),
                        Arbitraries.of(0, 1, 1_000, 250_000_000, 999_999_999))
                .as(Instant::ofEpochSecond);
        return Combinators.combine(
                        text.list().ofSize(6),
                        Arbitraries.of("2022-03", "2022-Q4", "2024-02-29").map(ReportingPeriod::parse),
                        value.injectNull(0.3),
                        Arbitraries.of(FigureStatus.values()),
                        time,
                        text.injectNull(0.3),
                        text.injectNull(0.3))
                .as(IndicatorUpdatedCodecTest::update);
    }

    private static IndicatorUpdated update(
            List<String> texts,
            ReportingPeriod period,
            @Nullable BigDecimal value,
            FigureStatus status,
            Instant reportedAt,
            @Nullable String reason,
            @Nullable String note) {
        return new IndicatorUpdated(
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                period,
                value == null ? null : value.stripTrailingZeros(),
                value == null,
                "tỷ đồng",
                status,
                reportedAt,
                reason,
                note,
                texts.get(4),
                texts.get(5));
    }

    private static ObjectNode tree(IndicatorUpdated event) {
        BigDecimal value = event.value();
        return TREES.createObjectNode()
                .put("city", event.city())
                .put("id", event.id())
                .put("unit", event.unit())
                .put("indicator", event.indicator())
                .put("period", event.period().toString())
                .put("value", value == null ? null : value.toPlainString())
                .put("withdrawn", event.withdrawn())
                .put("unitOfMeasure", event.unitOfMeasure())
                .put("status", event.status().name())
                .put("reportedAt", event.reportedAt().toString())
                .put("reason", event.reason())
                .put("note", event.note())
                .put("channel", event.channel())
                .put("credential", event.credential());
    }

    /** Objects that differ from a good one in a few fields. */
    @Provide
    Arbitrary<String> objects() {
        Arbitrary<String> names = Arbitraries.of(fields().toList());
        Arbitrary<String> fields =
                Combinators.combine(names, Arbitraries.of(VALUES)).as((name, value) -> "\"" + name + "\":" + value);
        return Combinators.combine(fields.list().ofMaxSize(3), Arbitraries.of(VALUES), Arbitraries.of(true, false))
                .as((changes, unknown, instead) -> {
                    List<String> all = new ArrayList<>(List.of(GOOD_FIELDS));
                    for (String change : changes) {
                        String name = change.substring(0, change.indexOf(':') + 1);
                        all.removeIf(field -> instead && field.startsWith(name));
                        all.add(change);
                    }
                    all.add(changes.size(), "\"more\":" + unknown);
                    return object(all);
                });
    }

    private static String object(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }

    private static void assertAgreement(String json) {
        assertThat(outcome(json, IndicatorUpdated.class)).as(json).isEqualTo(outcome(json, ByDatabind.class));
    }

    private static Object outcome(String json, Class<?> type) {
        try {
            Object read = EventJson.read(bytes(json), type);
            return read instanceof ByDatabind plain ? plain.event() : read;
        } catch (UnreadableEventException refused) {
            return String.valueOf(refused.getMessage())
                    .replace(ByDatabind.class.getName(), IndicatorUpdated.class.getName())
                    .replace("ByDatabind", "IndicatorUpdated");
        }
    }

    /** The same fields for Jackson's own reading of a record. */
    record ByDatabind(
            String city,
            String id,
            String unit,
            String indicator,
            ReportingPeriod period,
            @Nullable BigDecimal value,
            boolean withdrawn,
            String unitOfMeasure,
            FigureStatus status,
            Instant reportedAt,
            @Nullable String reason,
            @Nullable String note,
            String channel,
            String credential) {

        ByDatabind {
            new IndicatorUpdated(
                    city,
                    id,
                    unit,
                    indicator,
                    period,
                    value,
                    withdrawn,
                    unitOfMeasure,
                    status,
                    reportedAt,
                    reason,
                    note,
                    channel,
                    credential);
        }

        IndicatorUpdated event() {
            return new IndicatorUpdated(
                    city,
                    id,
                    unit,
                    indicator,
                    period,
                    value,
                    withdrawn,
                    unitOfMeasure,
                    status,
                    reportedAt,
                    reason,
                    note,
                    channel,
                    credential);
        }
    }

    private static List<String> headers(ProducerRecord<String, byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map((Header header) -> header.key() + " = " + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
