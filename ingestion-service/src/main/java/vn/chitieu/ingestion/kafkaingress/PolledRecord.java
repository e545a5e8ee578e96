package vn.chitieu.ingestion.kafkaingress;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.chitieu.ingestion.submission.IdempotencyKey;
import vn.chitieu.ingestion.submission.SubmissionService.Examined;
import vn.chitieu.ingestion.update.Update;

/** A record that was read and checked as far as possible. */
sealed interface PolledRecord {

    /** Returns the record. */
    ConsumerRecord<String, byte[]> record();

    /** Returns where a record lies, such as {@code ward-updates.thanh-hoa.nam-ngan-0-17}. */
    static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    /**
     * Returns the key from which the id of a record follows that has none, the same however often it is read. Offsets
     * are given out again once a topic was made anew or lost its end, so the time of the record is part of the key.
     */
    static IdempotencyKey key(ConsumerRecord<?, ?> record) {
        return new IdempotencyKey(
                record.topic(), record.partition() + "-" + record.offset() + "-" + record.timestamp());
    }

    /**
     * It could be read; what is wrong with it is known.
     *
     * @param isNamed whether its sender gave it an id
     */
    record Read(ConsumerRecord<String, byte[]> record, Examined<Update> examined, boolean isNamed)
            implements PolledRecord {}

    /**
     * It could not be read at all.
     *
     * @param code stable code
     * @param message what was expected and what came
     * @param messageVi what is wrong and what to do, in Vietnamese
     */
    record Unreadable(ConsumerRecord<String, byte[]> record, String code, String message, String messageVi)
            implements PolledRecord {}
}
