package vn.chitieu.ingestion.kafkaingress;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.submission.SubmissionService.Examined;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * What a unit wrote, checked, in one poll.
 *
 * @param partition where it is from
 * @param unit who wrote it
 * @param payer whose limits it uses up
 * @param size how many records it is
 * @param runs the records, in their order
 * @param next where the unit's next records begin
 */
record UnitRecords(
        TopicPartition partition, UnitOfCity unit, Credential payer, int size, List<Run> runs, OffsetAndMetadata next) {

    /**
     * Records that came one after the other by the same credential, in the same trace.
     *
     * @param sender id of the credential, or the topic where none is known
     * @param trace id of the trace; null where they are not traced
     * @param taken the records
     */
    record Run(String sender, @Nullable String trace, List<PolledRecord> taken) {

        boolean isOf(String otherSender, @Nullable String otherTrace) {
            return sender.equals(otherSender) && Objects.equals(trace, otherTrace);
        }

        /** Returns the span of what is done with them; null where they are not traced. */
        @Nullable
        FigureSpan begin(FigureTracer tracer, String unit) {
            FigureSpan span = tracer.entered("ward-updates process", FigureTracer.Kind.CONSUMER, trace);
            return span == null ? null : span.tag("chitieu.unit", unit).tag("chitieu.updates", taken.size());
        }

        /** Returns those that could be read. */
        List<Examined<Update>> examined() {
            return taken.stream()
                    .filter(PolledRecord.Read.class::isInstance)
                    .map(one -> ((PolledRecord.Read) one).examined())
                    .toList();
        }
    }
}
