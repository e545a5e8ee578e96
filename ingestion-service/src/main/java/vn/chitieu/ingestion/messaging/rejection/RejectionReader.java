package vn.chitieu.ingestion.messaging.rejection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.CloudEventRecords;
import vn.chitieu.contracts.EventJson;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.Topics;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Shown;
import vn.chitieu.ingestion.domain.rejection.LogPlace;
import vn.chitieu.ingestion.domain.rejection.Rejection;

/** Reads what lies on the topic of rejected records. Only services write there, so what is none is a fault of ours. */
final class RejectionReader {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionReader.class);

    /** Returns the rejection; empty, with a line in the log, where there is none. */
    Optional<Rejection> read(ConsumerRecord<String, byte[]> record) {
        LogPlace kept = new LogPlace(record.topic(), record.partition(), record.offset());
        try {
            UpdateRejected event = CloudEventRecords.read(record, UpdateRejected.TYPE, UpdateRejected.class);
            return Optional.of(rejection(event, kept));
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            LOG.warn("Passed over {}, which is no rejection: {}", kept, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Returns the bytes of the rejected record as they are kept. */
    static byte[] value(UpdateRejected event) {
        return Base64.getDecoder().decode(event.valueBase64());
    }

    private static Rejection rejection(UpdateRejected event, LogPlace kept) {
        byte[] value = value(event);
        return new Rejection(
                new LogPlace(event.topic(), event.partition(), event.offset()),
                kept,
                unit(event, value),
                event.key(),
                value.length,
                beginning(value),
                event.errors().stream()
                        .map(error -> new Rejection.Reason(error.code(), error.message()))
                        .toList(),
                event.rejectedAt());
    }

    /** The topic says who speaks; on the one that services write, the update does. */
    private static @Nullable String unit(UpdateRejected event, byte[] value) {
        if (event.topic().startsWith(Topics.WARD_UPDATES)) {
            return valid(event.topic().substring(Topics.WARD_UPDATES.length()));
        }
        if (!event.topic().equals(Topics.INDICATOR_UPDATES)) {
            return null;
        }
        try {
            return valid(EventJson.read(value, IndicatorUpdated.class).unit());
        } catch (UnreadableEventException nobodyCanTell) {
            return null;
        }
    }

    private static @Nullable String valid(String unit) {
        return Scope.Id.isValid(unit) ? unit : null;
    }

    private static String beginning(byte[] value) {
        // Four bytes are the most that a character takes.
        byte[] some = Arrays.copyOf(value, Math.min(value.length, 4 * Rejection.MOST_SHOWN));
        return Shown.of(new String(some, StandardCharsets.UTF_8), Rejection.MOST_SHOWN);
    }
}
