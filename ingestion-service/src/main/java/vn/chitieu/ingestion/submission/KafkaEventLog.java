package vn.chitieu.ingestion.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.support.kafka.PublishTimeouts;

/**
 * Event log on a Kafka topic; a receipt is the partition and the offset at which the broker put a row.
 *
 * @param <T> what is kept there: updates or targets
 */
public final class KafkaEventLog<T> implements EventLog<T> {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);

    private final ProducerFactory<String, byte[]> producers;
    private final RecordsOf<T> records;
    private final Duration answer;
    private final long answerNanos;
    private final long sendingNanos;

    KafkaEventLog(ProducerFactory<String, byte[]> producers, RecordsOf<T> records, PublishTimeouts times) {
        this.producers = producers;
        this.records = records;
        this.answer = times.answer();
        this.answerNanos = times.answer().toNanos();
        this.sendingNanos = times.sending().toNanos();
    }

    /**
     * Returns a log of other rows than those of this package.
     *
     * @param publishTimeout within which the fate of every row is known
     */
    public static <T> EventLog<T> of(
            ProducerFactory<String, byte[]> producers, RecordsOf<T> records, Duration publishTimeout) {
        return new KafkaEventLog<>(producers, records, new PublishTimeouts(publishTimeout));
    }

    @Override
    public List<Fate> append(List<T> rows, Origin origin) {
        long start = System.nanoTime();
        List<Fate> fates = new ArrayList<>(rows.size());
        int unanswered = 0;
        for (Future<RecordMetadata> acknowledgement : sent(rows, origin, start)) {
            Fate fate = fate(acknowledgement, start);
            fates.add(fate);
            if (fate instanceof Fate.Unanswered && unanswered++ == 0) {
                LOG.warn("not all of {} rows are kept, the first to be sent again: {}", rows.size(), fate);
            }
        }
        if (unanswered > 0) {
            LOG.warn("{} of {} rows are to be sent again", unanswered, rows.size());
        }
        return fates;
    }

    private List<Future<RecordMetadata>> sent(List<T> rows, Origin origin, long start) {
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
            for (ProducerRecord<String, byte[]> record : records.records(rows, origin)) {
                sent.add(isOver(start) ? tooLate() : send(producer, record));
            }
            return sent;
        } catch (KafkaException noProducer) {
            return Collections.nCopies(rows.size(), CompletableFuture.failedFuture(noProducer));
        }
    }

    private static Future<RecordMetadata> send(
            Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record);
        } catch (KafkaException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static Future<RecordMetadata> tooLate() {
        return CompletableFuture.failedFuture(new TimeoutException("not sent: too late for an answer in time"));
    }

    private Fate fate(Future<RecordMetadata> acknowledgement, long start) {
        try {
            long leftNanos = answerNanos - (System.nanoTime() - start);
            RecordMetadata metadata = acknowledgement.get(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            return new Fate.Kept(metadata.partition() + "-" + metadata.offset());
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof RecordTooLargeException
                    ? new Fate.TooLarge()
                    : new Fate.Unanswered(String.valueOf(refused.getCause()));
        } catch (TimeoutException noAnswer) {
            return new Fate.Unanswered("no answer within " + answer);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Fate.Unanswered("interrupted");
        }
    }

    private boolean isOver(long start) {
        return System.nanoTime() - start > sendingNanos;
    }

    /**
     * Makes the records of rows.
     *
     * @param <T> what they are
     */
    @FunctionalInterface
    public interface RecordsOf<T> {
        /** Returns one record for each row, in the same order. */
        List<ProducerRecord<String, byte[]>> records(List<T> rows, Origin origin);
    }
}
