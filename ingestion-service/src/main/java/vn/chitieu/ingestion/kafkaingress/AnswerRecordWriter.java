package vn.chitieu.ingestion.kafkaingress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.UpdateAnswered.Finding;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.ingestion.submission.EventRecordWriter;
import vn.chitieu.ingestion.submission.RowOutcome;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.ingestion.update.Warning;

/** Makes the records of answers to units, and those of dead letters. */
final class AnswerRecordWriter {

    /** Base64 makes it longer by a third, and the topic of rejections takes 2 MiB. */
    private static final int MOST_BYTES = 128 * 1024;

    private static final int MOST_CHARACTERS_OF_A_KEY = 200;

    private AnswerRecordWriter() {}

    /** Returns the answer to a record that could be read. */
    static ProducerRecord<String, byte[]> answer(
            UnitOfCity unit, PolledRecord.Read read, RowOutcome outcome, Instant now) {
        // A generated id would mean nothing to the sender that mends the record: sent again, it lies elsewhere.
        boolean hasIdOfSender = read.isNamed() || !(outcome instanceof RowOutcome.Rejected);
        String id = hasIdOfSender ? outcome.id() : null;
        if (outcome instanceof RowOutcome.Accepted accepted) {
            return answered(
                    unit,
                    read.record(),
                    new Answer(
                            id,
                            accepted.receipt(),
                            UpdateAnswered.Outcome.ACCEPTED,
                            List.of(),
                            warnings(accepted.warnings()),
                            accepted.marks()),
                    now);
        }
        if (outcome instanceof RowOutcome.NeedsConfirmation strange) {
            return answered(
                    unit,
                    read.record(),
                    new Answer(
                            id,
                            null,
                            UpdateAnswered.Outcome.NEEDS_CONFIRMATION,
                            List.of(),
                            warnings(strange.warnings()),
                            UpdateFlags.NONE),
                    now);
        }
        if (outcome instanceof RowOutcome.Rejected rejected) {
            return answered(
                    unit,
                    read.record(),
                    new Answer(
                            id,
                            null,
                            UpdateAnswered.Outcome.REJECTED,
                            errors(rejected.violations()),
                            List.of(),
                            UpdateFlags.NONE),
                    now);
        }
        throw new IllegalStateException("expected the fate of " + outcome.id() + " to be known, got " + outcome);
    }

    /** Returns the answer to a record that could not be read. */
    static ProducerRecord<String, byte[]> answer(UnitOfCity unit, PolledRecord.Unreadable unreadable, Instant now) {
        Finding why = new Finding(unreadable.code(), "", unreadable.message(), unreadable.messageVi());
        return answered(
                unit,
                unreadable.record(),
                new Answer(null, null, UpdateAnswered.Outcome.REJECTED, List.of(why), List.of(), UpdateFlags.NONE),
                now);
    }

    /** Returns the record in which one that could not be read is kept. */
    static ProducerRecord<String, byte[]> kept(UnitOfCity unit, PolledRecord.Unreadable unreadable, Instant now) {
        ConsumerRecord<String, byte[]> record = unreadable.record();
        byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
        String key = record.key();
        UpdateRejected event = new UpdateRejected(
                record.topic(),
                record.partition(),
                record.offset(),
                key == null ? null : SafeText.of(key, MOST_CHARACTERS_OF_A_KEY),
                Base64.getEncoder().encodeToString(Arrays.copyOf(value, Math.min(value.length, MOST_BYTES))),
                problems(unreadable, value.length),
                now);
        return CloudEventRecords.write(
                Topics.REJECTED_UPDATES,
                unit.city(),
                UpdateRejected.TYPE,
                PolledRecord.place(record),
                EventRecordWriter.SOURCE,
                now,
                event);
    }

    private static List<UpdateRejected.Problem> problems(PolledRecord.Unreadable unreadable, int bytes) {
        List<UpdateRejected.Problem> problems = new ArrayList<>();
        problems.add(new UpdateRejected.Problem(unreadable.code(), unreadable.message(), unreadable.messageVi()));
        if (bytes > MOST_BYTES) {
            problems.add(UpdateRejected.Problem.cut(MOST_BYTES, bytes));
        }
        return problems;
    }

    private static ProducerRecord<String, byte[]> answered(
            UnitOfCity unit, ConsumerRecord<String, byte[]> record, Answer answer, Instant now) {
        UpdateAnswered event = new UpdateAnswered(
                record.topic(),
                record.partition(),
                record.offset(),
                answer.id(),
                answer.receipt(),
                answer.outcome(),
                answer.errors(),
                answer.warnings(),
                now,
                answer.marks().lateSince(),
                answer.marks().exemption(),
                answer.marks().ownCodes().stream()
                        .map(one -> new UpdateAnswered.OwnCode(one.field().label(), one.code(), one.ours()))
                        .toList(),
                answer.marks().confirmation());
        return CloudEventRecords.write(
                Topics.wardAnswers(unit.city(), unit.unit()),
                answer.id(),
                UpdateAnswered.TYPE,
                PolledRecord.place(record),
                EventRecordWriter.SOURCE,
                now,
                event);
    }

    private static List<Finding> errors(List<Violation> violations) {
        return violations.stream()
                .map(one -> new Finding(one.code().name(), one.field(), one.message(), one.messageVi()))
                .toList();
    }

    private static List<Finding> warnings(List<Warning> warnings) {
        return warnings.stream()
                .map(one -> new Finding(one.code().name(), one.field(), one.message(), one.messageVi()))
                .toList();
    }

    private record Answer(
            @Nullable String id,
            @Nullable String receipt,
            UpdateAnswered.Outcome outcome,
            List<Finding> errors,
            List<Finding> warnings,
            UpdateFlags marks) {}
}
