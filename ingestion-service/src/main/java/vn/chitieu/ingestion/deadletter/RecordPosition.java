package vn.chitieu.ingestion.deadletter;

import java.util.Objects;

/**
 * Position of a record on Kafka: topic, partition and offset.
 *
 * @param topic name of the topic
 * @param partition 0 or more
 * @param offset 0 or more
 */
record RecordPosition(String topic, int partition, long offset) {

    RecordPosition {
        Objects.requireNonNull(topic);
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "expected a partition and an offset of 0 or more, got " + partition + " and " + offset);
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
