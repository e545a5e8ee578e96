package vn.chitieu.ingestion.deadletter;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Maps records of the dead letter topic. Only services write there, so a record that is no dead letter is a defect of a
 * service.
 */
final class DeadLetterMapper {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterMapper.class);

    /** Returns the rejection; empty, with a line in the log, where there is none. */
    Optional<DeadLetter> read(ConsumerRecord<String, byte[]> record) {
        RecordPosition kept = new RecordPosition(record.topic(), record.partition(), record.offset());
        try {
            UpdateRejected event = CloudEventRecords.read(record, UpdateRejected.TYPE, UpdateRejected.class);
            return Optional.of(rejection(event, kept, city(event, record)));
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            LOG.warn("Passed over {}, which is no rejection: {}", kept, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** That of the record, which its topic or its update names; of what names none, such as a target, the key. */
    private static String city(UpdateRejected event, ConsumerRecord<String, byte[]> record) {
        return event.city()
                .or(() -> Optional.ofNullable(record.key()).filter(Scope.Id::isValid))
                .orElse("");
    }

    private static DeadLetter rejection(UpdateRejected event, RecordPosition kept, String city) {
        return new DeadLetter(
                new RecordPosition(event.topic(), event.partition(), event.offset()),
                kept,
                city,
                event.unit().orElse(null),
                event.key(),
                event.value().length,
                event.beginning(DeadLetter.MOST_SHOWN),
                event.errors().stream()
                        .map(error -> new DeadLetter.Reason(error.code(), error.message(), error.messageVi()))
                        .toList(),
                event.rejectedAt());
    }
}
