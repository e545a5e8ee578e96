package vn.chitieu.ingestion.submission;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/** Puts counts of rejected rows on {@link Topics#REJECTION_COUNTS}; what the broker does not take is logged. */
final class KafkaRejectionLog implements RejectionLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRejectionLog.class);

    private final ProducerFactory<String, byte[]> producers;

    KafkaRejectionLog(ProducerFactory<String, byte[]> producers) {
        this.producers = producers;
    }

    @Override
    public void append(List<RejectionsCounted> counts) {
        if (counts.isEmpty()) {
            return;
        }
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            counts.forEach(count -> send(producer, count));
        } catch (KafkaException refused) {
            LOG.warn(
                    "{} counts of rejected rows are missing in the quality of units: {}",
                    counts.size(),
                    refused.toString());
        }
    }

    private static void send(Producer<String, byte[]> producer, RejectionsCounted count) {
        ProducerRecord<String, byte[]> record = CloudEventRecords.write(
                Topics.REJECTION_COUNTS,
                count.city(),
                RejectionsCounted.TYPE,
                UUID.randomUUID().toString(),
                EventRecordWriter.SOURCE,
                count.at(),
                count);
        var unused = producer.send(record, (metadata, refused) -> {
            if (refused != null) {
                LOG.warn(
                        "A count of rejected rows is missing in the quality of {}: {}",
                        count.unit(),
                        refused.toString());
            }
        });
    }
}
