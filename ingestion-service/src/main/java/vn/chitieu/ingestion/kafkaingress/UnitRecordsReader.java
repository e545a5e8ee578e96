package vn.chitieu.ingestion.kafkaingress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.submission.Submission;
import vn.chitieu.ingestion.submission.SubmissionService.Examined;
import vn.chitieu.ingestion.update.Update;

/** Reads and checks what units wrote, each for the credential that can have written it. Changes nothing. */
final class UnitRecordsReader {

    private final IngressContext parts;
    private final Function<Submission, Examined<Update>> examination;

    /** Takes what the ingress is made of, and how an update is checked. */
    UnitRecordsReader(IngressContext parts, Function<Submission, Examined<Update>> examination) {
        this.parts = parts;
        this.examination = examination;
    }

    /**
     * Returns whose limits the records of a unit use up: the credential's that can have written them, so that it has
     * its limits once for HTTP and Kafka; the unit's own where there is none, or more than one.
     */
    Credential payer(TopicPartition partition, UnitOfCity unit, ConsumerRecord<String, byte[]> first) {
        return parts.senders().only(unit, parts.reader().came(first)).orElseGet(() -> speaker(partition.topic(), unit));
    }

    /**
     * Returns the records of one unit, checked, in their order; those that came by one credential together, which are
     * mostly all.
     */
    UnitRecords read(
            TopicPartition partition, UnitOfCity unit, List<ConsumerRecord<String, byte[]>> ofUnit, Credential payer) {
        Credential speaker = speaker(partition.topic(), unit);
        List<UnitRecords.Run> runs = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : ofUnit) {
            String sender =
                    parts.senders().of(unit, parts.reader().came(record)).orElse(partition.topic());
            String trace = parts.tracer().isOn() ? TraceHeader.sampled(record.headers()) : null;
            if (runs.isEmpty() || !runs.get(runs.size() - 1).isOf(sender, trace)) {
                runs.add(new UnitRecords.Run(sender, trace, new ArrayList<>()));
            }
            runs.get(runs.size() - 1).taken().add(parts.reader().take(record, speaker, examination));
        }
        ConsumerRecord<String, byte[]> last = ofUnit.get(ofUnit.size() - 1);
        return new UnitRecords(
                partition,
                unit,
                payer,
                ofUnit.size(),
                runs,
                new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), ""));
    }

    /**
     * A record does not name its producer, its topic does: an account that may write there speaks for that unit alone.
     */
    private static Credential speaker(String topic, UnitOfCity unit) {
        return new Credential(
                topic,
                topic,
                Set.of(Right.REPORT),
                Set.of(unit.unit()),
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(Instant.EPOCH, null, null),
                false,
                RateLimit.AS_FOR_ALL,
                unit.city());
    }
}
