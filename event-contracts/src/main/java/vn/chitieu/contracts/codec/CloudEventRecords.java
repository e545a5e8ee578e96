package vn.chitieu.contracts.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.UnreadableEventException;

/**
 * Kafka records that carry an event as CloudEvents 1.0 in binary mode: attributes in headers {@code ce_*}, the event as
 * JSON in the value.
 */
public final class CloudEventRecords {

    private static final Header SPEC_VERSION = new RecordHeader("ce_specversion", utf8("1.0"));
    private static final Header CONTENT_TYPE = new RecordHeader("content-type", utf8("application/json"));

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
        return write(topic, key, type, id, source, time, EventJson.write(event));
    }

    /** Writes what the CloudEvents SDK would: every update passes here. */
    static ProducerRecord<String, byte[]> write(
            String topic, @Nullable String key, String type, String id, String source, Instant time, byte[] json) {
        return new Common(topic, type, source, time).record(key, id, json);
    }

    /** What the records of many events have in common, put into bytes once. */
    static final class Common {

        private final String topic;
        private final Header source;
        private final Header type;
        private final Header time;

        Common(String topic, String type, String source, Instant time) {
            this.topic = topic;
            this.source = new RecordHeader("ce_source", utf8(source));
            this.type = new RecordHeader("ce_type", utf8(type));
            this.time = new RecordHeader("ce_time", utf8(Timestamps.text(time)));
        }

        /** Returns the record of one of the events. */
        ProducerRecord<String, byte[]> record(@Nullable String key, String id, byte[] json) {
            Header its = new RecordHeader("ce_id", utf8(id));
            return new ProducerRecord<>(
                    topic, null, null, key, json, List.of(SPEC_VERSION, its, source, type, CONTENT_TYPE, time));
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
        new CloudEventHeaders(type).require(record.headers());
        return value(record, eventClass);
    }

    /** Reads the event out of a record whose headers were looked at. */
    static <T> T value(ConsumerRecord<String, byte[]> record, Class<T> eventClass) throws UnreadableEventException {
        byte[] value = record.value();
        if (value == null || value.length == 0) {
            throw new UnreadableEventException("expected " + eventClass.getSimpleName() + " as JSON, got no value");
        }
        return EventJson.read(value, eventClass);
    }
}
