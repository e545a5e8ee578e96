package vn.chitieu.ingestion;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.TopicRecords;

/**
 * The real service and the parts that it runs on.
 *
 * @param service the service
 * @param bootstrapServers where its broker is
 */
record Parts(ServiceUnderTest service, String bootstrapServers) {

    /** Returns all updates that were ever published, in order within a partition. */
    List<ConsumerRecord<String, byte[]>> published() {
        return published(Topics.INDICATOR_UPDATES);
    }

    /** Returns everything that was ever published on a topic, in order within a partition. */
    List<ConsumerRecord<String, byte[]>> published(String topic) {
        return TopicRecords.committed(bootstrapServers, topic);
    }

    /** Returns how many updates were ever published. */
    long publishedCount() {
        return published().size();
    }
}
