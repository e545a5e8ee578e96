package vn.chitieu.contracts;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Kafka records that carry an event as CloudEvents 1.0 in binary mode: attributes in headers {@code ce_*}, the event as
 * JSON in the value.
 */
public final class CloudEventRecords {

    private static final String JSON = "application/json";

    private CloudEventRecords() {}

    /**
     * Returns a record ready to be sent.
     *
     * @param topic where to
     * @param key its key
     * @param type the event's {@code TYPE}
     * @param id the event's id; the same id and source mean the same event
     * @param source who says so, such as {@code /chitieu/ingestion}
     * @param time when it happened
     * @param event the event, one of this package's records
     */
    public static ProducerRecord<String, byte[]> write(
            String topic, String key, String type, String id, String source, Instant time, Object event) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create(source))
                .withType(type)
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withData(JSON, EventJson.write(event))
                .build();
        return KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(cloudEvent);
    }

    /**
     * Reads the event out of a record.
     *
     * @param record what came
     * @param type the {@code TYPE} that is expected
     * @param eventClass the event's class
     * @throws UnreadableEventException if the record is no CloudEvent, of another type, or its value is not such an
     *     event
     */
    public static <T> T read(ConsumerRecord<String, byte[]> record, String type, Class<T> eventClass)
            throws UnreadableEventException {
        CloudEvent cloudEvent = cloudEvent(record);
        if (!type.equals(cloudEvent.getType())) {
            throw new UnreadableEventException("expected ce_type " + type + ", got " + cloudEvent.getType());
        }
        if (cloudEvent.getData() == null) {
            throw new UnreadableEventException("expected " + eventClass.getSimpleName() + " as JSON, got no value");
        }
        return EventJson.read(cloudEvent.getData().toBytes(), eventClass);
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (CloudEventRWException | IllegalStateException | IllegalArgumentException noCloudEvent) {
            throw new UnreadableEventException(
                    "expected a CloudEvent 1.0 with headers ce_*: " + noCloudEvent.getMessage(), noCloudEvent);
        }
    }
}
