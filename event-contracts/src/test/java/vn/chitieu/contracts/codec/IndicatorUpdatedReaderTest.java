package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.Events;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;

/** Whatever comes, it is read or refused as the general reader does. */
class IndicatorUpdatedReaderTest {

    private static final String GOOD = new String(EventJson.write(Events.aFigure("12.5")), StandardCharsets.UTF_8);
    private static final String[] GOOD_FIELDS =
            GOOD.substring(1, GOOD.length() - 1).split(",(?=\")", -1);

    private final IndicatorUpdatedReader records = new IndicatorUpdatedReader();

    @Test
    void readsWhatIsWritten() throws UnreadableEventException {
        for (IndicatorUpdated event : List.of(Events.aFigure("-0.5"), Events.aWithdrawal())) {
            ConsumerRecord<String, byte[]> record = received(headers(), EventJson.write(event));

            assertThat(records.read(record)).isEqualTo(event);
        }
    }

    /** The general reader makes new objects each time. */
    @Test
    void whatComesAgainIsTheSameObject() throws UnreadableEventException {
        IndicatorUpdated one = records.read(received(headers(), bytes(GOOD)));
        IndicatorUpdated other = records.read(received(headers(), bytes(GOOD)));

        assertThat(other.period()).isSameAs(one.period());
        assertThat(other.unit()).isSameAs(one.unit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"x\"",
                "{\"city\":\"thanh-hoa\"}",
                "{\"city\":{\"city\":1}}",
            })
    void agreesOnWhatIsNoUpdate(String json) {
        assertAgreement(headers(), bytes(json));
    }

    @Test
    void agreesOnWhatFollowsTheUpdate() {
        assertAgreement(headers(), bytes(GOOD + " "));
        assertAgreement(headers(), bytes(GOOD + "{}"));
        assertAgreement(headers(), bytes(GOOD.substring(0, GOOD.length() - 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "content-type, application/json; charset=utf-8",
        "content-type, text/plain",
        "Content-Type, text/plain",
        "ce_type, other",
        "ce_id, ''",
        "ce_id, số 1",
        "ce_source, a b",
        "ce_source, //",
        "ce_source, /a//b",
        "ce_source, https://example.org/x",
        "ce_time, 2022-02-29T00:00:00Z",
        "ce_time, 2022-02-28T00:00:00+07:00",
        "ce_subject, x",
        "CE_subject, x",
        "ce_dataschema, '::'",
        "traceparent, x",
    })
    void agreesOnAnyHeader(String header, String value) {
        Headers replaced = headers();
        replaced.remove(header);
        assertAgreement(replaced, bytes(GOOD));
        replaced.add(header, bytes(value));
        assertAgreement(replaced, bytes(GOOD));
        Headers twice = headers();
        twice.add(header, bytes(value));
        assertAgreement(twice, bytes(GOOD));
    }

    @Property
    void agreesOnAnyObject(@ForAll("objects") String json) {
        assertAgreement(headers(), bytes(json));
    }

    /** Objects that differ from a good one in a few fields. */
    @Provide
    Arbitrary<String> objects() {
        Arbitrary<String> names = Arbitraries.of(
                "city",
                "id",
                "unit",
                "indicator",
                "period",
                "value",
                "withdrawn",
                "unitOfMeasure",
                "status",
                "reportedAt",
                "reason",
                "note",
                "channel",
                "credential",
                "more");
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "12.50",
                "1e3",
                "\"1e3\"",
                "\"-0\"",
                "\"0.10\"",
                "\"\"",
                "\" \"",
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
                "[]",
                "{}",
                "{\"city\":\"x\"}",
                "\"123456789012345678901234567890\"");
        Arbitrary<String> fields = Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
        return Combinators.combine(fields.list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((changes, instead) -> {
                    List<String> all = new ArrayList<>(List.of(GOOD_FIELDS));
                    for (String change : changes) {
                        String name = change.substring(0, change.indexOf(':') + 1);
                        all.removeIf(field -> instead && field.startsWith(name));
                        all.add(change);
                    }
                    return "{" + String.join(",", all) + "}";
                });
    }

    private void assertAgreement(Headers headers, byte[] json) {
        ConsumerRecord<String, byte[]> record = received(headers, json);
        assertThat(outcome(() -> records.read(record)))
                .as(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        outcome(() -> CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class)));
    }

    private interface Reading {
        IndicatorUpdated read() throws UnreadableEventException;
    }

    private static Object outcome(Reading reading) {
        try {
            return reading.read();
        } catch (UnreadableEventException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Headers headers() {
        return CloudEventRecords.write(
                        Topics.INDICATOR_UPDATES,
                        "thanh-hoa",
                        IndicatorUpdated.TYPE,
                        "u-1",
                        "/chitieu/ingestion",
                        Events.NOON,
                        Events.aWithdrawal())
                .headers();
    }

    private static ConsumerRecord<String, byte[]> received(Headers headers, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                Topics.INDICATOR_UPDATES,
                0,
                1,
                0,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                "thanh-hoa",
                value,
                new RecordHeaders(headers),
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
