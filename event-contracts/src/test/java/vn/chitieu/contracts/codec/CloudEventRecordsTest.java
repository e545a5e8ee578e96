package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.Events;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;

class CloudEventRecordsTest {

    private static final IndicatorUpdated EVENT = Events.aFigure("12.5");
    private static final byte[] JSON = EventJson.write(EVENT);

    @Test
    void writesAttributesAsHeadersAndTheEventAsTheValue() {
        ProducerRecord<String, byte[]> record = written();
        assertThat(record.topic()).isEqualTo(Topics.INDICATOR_UPDATES);
        assertThat(record.key()).isEqualTo("thanh-hoa");
        assertThat(record.value()).isEqualTo(JSON);
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsOnly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "u-1"),
                        Map.entry("ce_source", "/chitieu/ingestion"),
                        Map.entry("ce_type", "vn.chitieu.indicator-updated.v1"),
                        Map.entry("ce_time", "2022-04-05T05:00:00Z"),
                        Map.entry("content-type", "application/json"));
    }

    @Test
    void readsWhatItWrote() throws UnreadableEventException {
        assertThat(read(received(written().headers(), JSON))).isEqualTo(EVENT);
    }

    @Test
    void readsAnEventWithAttributesThatItDoesNotKnow() throws UnreadableEventException {
        Headers headers = written().headers();
        headers.add("ce_traceparent", bytes("00-x"));
        headers.add("other", null);
        assertThat(read(received(headers, JSON))).isEqualTo(EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/json ;a=b\n"})
    void readsJsonWhateverItsParameters(String contentType) throws UnreadableEventException {
        assertThat(read(with("content-type", contentType))).isEqualTo(EVENT);
    }

    @Test
    void readsJsonWithoutContentType() throws UnreadableEventException {
        assertThat(read(without("content-type"))).isEqualTo(EVENT);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_type, vn.chitieu.indicator-updated.v2, 'expected ce_type vn.chitieu.indicator-updated.v1, got vn.chitieu.indicator-updated.v2'",
        "ce_type, '', 'expected ce_type vn.chitieu.indicator-updated.v1, got \"\"'",
        "ce_specversion, 0.3, 'expected ce_specversion 1.0, got 0.3'",
        "ce_specversion, 2.0, expected a CloudEvent 1.0 with headers ce_*: ",
        "ce_specversion, '', expected a CloudEvent 1.0 with headers ce_*: ",
        "ce_time, yesterday, expected a CloudEvent 1.0 with headers ce_*: ",
        "ce_source, 'a b', expected a CloudEvent 1.0 with headers ce_*: ",
        "content-type, text/xml, 'expected content-type application/json, got text/xml'",
        "content-type, application/cloudevents+json, expected "
    })
    void refusesAWrongHeader(String header, String value, String message) {
        assertRefused(with(header, value)).withMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void refusesARecordWithoutARequiredHeader(String header) {
        assertRefused(without(header)).withMessageStartingWith("expected a CloudEvent 1.0 with headers ce_*: ");
        assertRefused(with(header, null)).withMessageStartingWith("expected a CloudEvent 1.0 with headers ce_*: ");
    }

    @Test
    void refusesARecordWithoutHeaders() {
        assertRefused(received(new RecordHeaders(), JSON)).withMessageStartingWith("expected a CloudEvent 1.0");
    }

    @Test
    void refusesARecordWithoutValue() {
        assertRefused(received(written().headers(), null))
                .withMessage("expected IndicatorUpdated as JSON, got no value");
        assertRefused(received(written().headers(), new byte[0]))
                .withMessageStartingWith("expected IndicatorUpdated as JSON");
    }

    @Test
    void refusesGarbage() {
        assertRefused(received(written().headers(), new byte[] {0, 1, (byte) 0xff}))
                .withMessageStartingWith("expected IndicatorUpdated as JSON: ");
    }

    @Property
    void refusesAnyRecordWithOneException(
            @ForAll("headers") List<Header> headers, @ForAll Optional<byte[]> value, @ForAll boolean onTopOfAGoodOne) {
        List<Header> all = new ArrayList<>();
        if (onTopOfAGoodOne) {
            written().headers().forEach(all::add);
        }
        all.addAll(headers);
        assertRefused(received(new RecordHeaders(all), value.orElse(null)))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).startsWith("expected ").hasSizeLessThan(510));
    }

    @Property
    void readsOrRefusesAGoodValueUnderAnyHeaders(@ForAll("headers") List<Header> headers) {
        List<Header> all = new ArrayList<>();
        written().headers().forEach(all::add);
        all.addAll(headers);
        try {
            assertThat(read(received(new RecordHeaders(all), JSON))).isEqualTo(EVENT);
        } catch (UnreadableEventException refused) {
            assertThat(refused.getMessage()).startsWith("expected ");
        }
    }

    @Provide
    Arbitrary<List<Header>> headers() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of(
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_specversion",
                        "ce_time",
                        "ce_dataschema",
                        "ce_subject",
                        "ce_",
                        "ce_data",
                        "ce_datacontenttype",
                        "content-type"),
                Arbitraries.strings().ofMaxLength(8).map(rest -> "ce_" + rest),
                Arbitraries.strings().ofMaxLength(8));
        Arbitrary<byte[]> values = Arbitraries.oneOf(
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(30),
                        Arbitraries.of("1.0", "0.3", "", " ", "application/json", "application/cloudevents+json", "::")
                                .map(CloudEventRecordsTest::bytes))
                .injectNull(0.1);
        return Combinators.combine(names, values)
                .as((name, value) -> (Header) new RecordHeader(name, value))
                .list()
                .ofMaxSize(8);
    }

    private static ProducerRecord<String, byte[]> written() {
        return CloudEventRecords.write(
                Topics.INDICATOR_UPDATES,
                EVENT.city(),
                IndicatorUpdated.TYPE,
                EVENT.id(),
                "/chitieu/ingestion",
                Events.NOON,
                EVENT);
    }

    private static ConsumerRecord<String, byte[]> with(String header, @Nullable String value) {
        Headers headers = written().headers();
        headers.remove(header);
        headers.add(header, value == null ? null : bytes(value));
        return received(headers, JSON);
    }

    private static ConsumerRecord<String, byte[]> without(String header) {
        Headers headers = written().headers();
        headers.remove(header);
        return received(headers, JSON);
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
                headers,
                Optional.empty());
    }

    private static ThrowableAssertAlternative<UnreadableEventException> assertRefused(
            ConsumerRecord<String, byte[]> record) {
        return assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> read(record));
    }

    private static IndicatorUpdated read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        return CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
