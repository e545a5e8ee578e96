package vn.chitieu.ingestion.kafkaingress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.EventRecordWriter;
import vn.chitieu.ingestion.update.Update;

/**
 * The log within a transaction: where an update will stand is known before any consumer can read it there. What the
 * broker does not take ends the transaction instead of being a fate, because it is tried again as a whole.
 */
final class TransactionalEventLog implements EventLog<Update> {

    private final Producer<String, byte[]> producer;

    TransactionalEventLog(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public List<Fate> append(List<Update> updates, Origin origin) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(updates.size());
        EventRecordWriter.updates(updates, origin).forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        return sent.stream().map(TransactionalEventLog::kept).toList();
    }

    private static Fate kept(Future<RecordMetadata> acknowledgement) {
        try {
            RecordMetadata metadata = acknowledgement.get();
            return new Fate.Kept(metadata.partition() + "-" + metadata.offset());
        } catch (ExecutionException refused) {
            throw new KafkaException("expected the log to take an update", refused.getCause());
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        }
    }
}
