package vn.chitieu.ingestion.kafkaingress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.format.JsonRowsReader;
import vn.chitieu.ingestion.format.UnreadableInputException;
import vn.chitieu.ingestion.submission.Submission;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.submission.SubmissionService.Examined;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.tracing.UpdateFields;

/** Reads and checks what a unit wrote, record by record; a bad record does not affect the others. Thread-safe. */
final class WardRecordProcessor {

    static final String CHANNEL = "kafka";

    private static final Logger LOG = LoggerFactory.getLogger(WardRecordProcessor.class);
    private static final String CONFIRM = "confirm";
    private static final byte[] YES = "true".getBytes(StandardCharsets.US_ASCII);
    private static final Mode CONFIRMED = new Mode(false, false, true);

    private final JsonRowsReader json = new JsonRowsReader("update", Field.OF_UPDATES, 1);
    private final long maxBytes;
    private final ArrivalClock arrivalClock;

    WardRecordProcessor(long maxBytes, ArrivalClock arrivalClock) {
        this.maxBytes = maxBytes;
        this.arrivalClock = arrivalClock;
    }

    /** Returns the state of a record of that sender so far. */
    PolledRecord take(
            ConsumerRecord<String, byte[]> record,
            Credential sender,
            Function<Submission, Examined<Update>> examination) {
        try {
            RawRow row = row(record.value());
            boolean isNamed = row.text(Field.ID).isPresent() || row.isFlawed(Field.ID);
            Submission submission = new Submission(
                    CHANNEL,
                    sender,
                    PolledRecord.key(record).identified(RowSource.of(List.of(row))),
                    isConfirmed(record) ? CONFIRMED : Mode.ORDINARY,
                    arrivalClock.of(record));
            return new PolledRecord.Read(record, examination.apply(submission), isNamed);
        } catch (Refusal refused) {
            return unreadable(record, refused.code, refused.getMessage(), refused.values);
        } catch (UnavailableException passing) {
            // Nothing is wrong with the record: it is read again when the store answers.
            throw passing;
        } catch (RuntimeException ours) {
            new UpdateFields(sender.city(), unit(sender), null, TraceHeader.sampled(record.headers()))
                    .on(LOG.atError())
                    .setCause(ours)
                    .log("{} is kept aside, because it met a fault of ours", PolledRecord.place(record));
            return unreadable(
                    record,
                    IngestionProblemCode.INTERNAL_ERROR,
                    "expected to be able to check the record, got a fault of ours; it is kept and can be sent again",
                    Map.of());
        }
    }

    /** A topic is of one unit, and so is who writes to it. */
    private static @Nullable String unit(Credential sender) {
        return sender.units().stream().findFirst().orElse(null);
    }

    /** Returns when the broker took a record, by the clock of this service. */
    Instant came(ConsumerRecord<String, byte[]> record) {
        return arrivalClock.of(record);
    }

    private RawRow row(byte[] value) throws Refusal {
        if (value == null) {
            throw new Refusal(
                    IngestionProblemCode.MALFORMED_JSON,
                    "expected an update as JSON, got a record without a value",
                    Map.of());
        }
        if (value.length > maxBytes) {
            throw new Refusal(
                    IngestionProblemCode.BODY_TOO_LARGE,
                    "expected a value of at most " + maxBytes + " bytes, got " + value.length,
                    Map.of("most", maxBytes + " byte"));
        }
        try {
            return json.readOne(new ByteArrayInputStream(value));
        } catch (UnreadableInputException unreadable) {
            UnreadableInputException.Position at = unreadable.position();
            throw new Refusal(
                    IngestionProblemCode.valueOf(unreadable.reason().name()),
                    unreadable.getMessage() + (at == null ? "" : " at line " + at.line() + ", column " + at.column()),
                    at == null
                            ? Map.of()
                            : Map.of("line", String.valueOf(at.line()), "column", String.valueOf(at.column())));
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }

    private static PolledRecord unreadable(
            ConsumerRecord<String, byte[]> record,
            IngestionProblemCode code,
            String message,
            Map<String, String> values) {
        return new PolledRecord.Unreadable(record, code.name(), message, code.vietnamese(values));
    }

    private static boolean isConfirmed(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(CONFIRM);
        return header != null && Arrays.equals(header.value(), YES);
    }

    /** Why a record cannot be read. */
    private static final class Refusal extends Exception {

        private final IngestionProblemCode code;
        private final transient Map<String, String> values;

        Refusal(IngestionProblemCode code, String message, Map<String, String> values) {
            super(message, null, false, false);
            this.code = code;
            this.values = values;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
