package vn.chitieu.ingestion.messaging;

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
import vn.chitieu.ingestion.domain.RowLog;

/**
 * A topic; a receipt is the partition and the offset at which the broker put a row.
 *
 * @param <T> what is kept there: updates or targets
 */
final class KafkaLog<T> implements RowLog<T> {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLog.class);

    private final ProducerFactory<String, byte[]> producers;
    private final RecordOf<T> records;
    private final PublishTimes times;

    KafkaLog(ProducerFactory<String, byte[]> producers, RecordOf<T> records, PublishTimes times) {
        this.producers = producers;
        this.records = records;
        this.times = times;
    }

    @Override
    public List<Fate> append(List<T> rows, Origin origin) {
        long start = System.nanoTime();
        List<Fate> fates = sent(rows, origin, start).stream()
                .map(acknowledgement -> fate(acknowledgement, start))
                .toList();
        List<Fate> unanswered =
                fates.stream().filter(Fate.Unanswered.class::isInstance).toList();
        if (!unanswered.isEmpty()) {
            LOG.warn(
                    "{} of {} rows are to be sent again, the first: {}",
                    unanswered.size(),
                    fates.size(),
                    unanswered.get(0));
        }
        return fates;
    }

    private List<Future<RecordMetadata>> sent(List<T> rows, Origin origin, long start) {
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            return rows.stream()
                    .map(row -> isOver(start) ? tooLate() : send(producer, records.record(row, origin)))
                    .toList();
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
            long leftNanos = times.answer().toNanos() - (System.nanoTime() - start);
            RecordMetadata metadata = acknowledgement.get(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            return new Fate.Kept(metadata.partition() + "-" + metadata.offset());
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof RecordTooLargeException
                    ? new Fate.TooLarge()
                    : new Fate.Unanswered(String.valueOf(refused.getCause()));
        } catch (TimeoutException noAnswer) {
            return new Fate.Unanswered("no answer within " + times.answer());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Fate.Unanswered("interrupted");
        }
    }

    private boolean isOver(long start) {
        return System.nanoTime() - start > times.sending().toNanos();
    }

    /**
     * Makes the record of a row.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    interface RecordOf<T> {
        ProducerRecord<String, byte[]> record(T row, Origin origin);
    }
}
