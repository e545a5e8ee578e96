package vn.chitieu.contracts.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Timestamps;

/**
 * Kafka records that carry an event as CloudEvents 1.0 in binary mode: attributes in headers {@code ce_*}, the event as
 * JSON in the value.
 */
public final class CloudEventRecords {

    private static final Header SPEC_VERSION = new RecordHeader("ce_specversion", utf8("1.0"));
    private static final Header CONTENT_TYPE = new RecordHeader("content-type", utf8("application/json"));
    private static final Map<String, CloudEventHeaders> HEADERS = new ConcurrentHashMap<>();
    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator("")
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final int BYTES_OF_AN_UPDATE = 400;

    private CloudEventRecords() {}

    /**
     * Returns a record ready to be sent.
     *
     * @param topic where to
     * @param key its key; null for none
     * @param type the event's {@code TYPE}
     * @param id the event's id; the same id and source mean the same event
     * @param source who says so, such as {@code /chitieu/ingestion}
     * @param time when it happened
     * @param event the event, one of this package's records
     */
    public static ProducerRecord<String, byte[]> write(
            String topic, @Nullable String key, String type, String id, String source, Instant time, Object event) {
        return new Common(topic, type, source, time, null).record(key, id, EventJson.write(event));
    }

    /**
     * Returns a record for each update, in their order, ready to be sent; their key is the city. They are what
     * {@link #write} would make of each, with one generator for all.
     *
     * @param updates the updates
     * @param source who says so, such as {@code /chitieu/ingestion}
     * @param time when they happened
     */
    public static List<ProducerRecord<String, byte[]>> write(
            List<IndicatorUpdated> updates, String source, Instant time) {
        return write(updates, source, time, null);
    }

    /**
     * Returns the same records, all of one trace.
     *
     * @param trace their {@link TraceHeader}; null for none
     */
    public static List<ProducerRecord<String, byte[]>> write(
            List<IndicatorUpdated> updates, String source, Instant time, @Nullable String trace) {
        Common common = new Common(Topics.INDICATOR_UPDATES, IndicatorUpdated.TYPE, source, time, trace);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(updates.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_OF_AN_UPDATE);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            for (IndicatorUpdated update : updates) {
                VocabularyModule.UPDATES.write(json, update);
                json.flush();
                records.add(common.record(update.city(), update.id(), bytes.toByteArray()));
                bytes.reset();
            }
        }
        return records;
    }

    /** What the records of many events have in common, put into bytes once. */
    private static final class Common {

        private final String topic;
        private final Header source;
        private final Header type;
        private final Header time;
        private final @Nullable Header trace;

        Common(String topic, String type, String source, Instant time, @Nullable String trace) {
            this.topic = topic;
            this.source = new RecordHeader("ce_source", utf8(source));
            this.type = new RecordHeader("ce_type", utf8(type));
            this.time = new RecordHeader("ce_time", utf8(Timestamps.text(time)));
            this.trace = trace == null ? null : TraceHeader.of(trace);
        }

        /** Returns the record of one of the events. */
        ProducerRecord<String, byte[]> record(@Nullable String key, String id, byte[] json) {
            Header its = new RecordHeader("ce_id", utf8(id));
            List<Header> headers = trace == null
                    ? List.of(SPEC_VERSION, its, source, type, CONTENT_TYPE, time)
                    : List.of(SPEC_VERSION, its, source, type, CONTENT_TYPE, time, trace);
            return new ProducerRecord<>(topic, null, null, key, json, headers);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the event out of a record.
     *
     * @param record what came
     * @param type the {@code TYPE} that is expected
     * @param eventClass the event's class
     * @throws UnreadableEventException if the record is no CloudEvent 1.0, of another type or content type, or its
     *     value is not such an event; no other exception, even for hostile input
     */
    public static <T> T read(ConsumerRecord<String, byte[]> record, String type, Class<T> eventClass)
            throws UnreadableEventException {
        HEADERS.computeIfAbsent(type, CloudEventHeaders::new).require(record.headers());
        byte[] value = record.value();
        if (value == null || value.length == 0) {
            throw new UnreadableEventException("expected " + eventClass.getSimpleName() + " as JSON, got no value");
        }
        return EventJson.read(value, eventClass);
    }
}
