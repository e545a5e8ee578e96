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
import vn.chitieu.contracts.CloudEventRecords;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.Topics;
import vn.chitieu.ingestion.domain.Update;
import vn.chitieu.ingestion.domain.UpdateLog;

/** The topic {@code indicator-updates}; a receipt is the partition and the offset at which the broker put an update. */
final class KafkaUpdateLog implements UpdateLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaUpdateLog.class);
    private static final String SOURCE = "/chitieu/ingestion";

    private final ProducerFactory<String, byte[]> producers;
    private final String city;
    private final PublishTimes times;

    KafkaUpdateLog(ProducerFactory<String, byte[]> producers, String city, PublishTimes times) {
        this.producers = producers;
        this.city = city;
        this.times = times;
    }

    @Override
    public List<Fate> append(List<Update> updates, Origin origin) {
        long start = System.nanoTime();
        List<Fate> fates = sent(updates, origin, start).stream()
                .map(acknowledgement -> fate(acknowledgement, start))
                .toList();
        List<Fate> unanswered =
                fates.stream().filter(Fate.Unanswered.class::isInstance).toList();
        if (!unanswered.isEmpty()) {
            LOG.warn(
                    "{} of {} updates are to be sent again, the first: {}",
                    unanswered.size(),
                    fates.size(),
                    unanswered.get(0));
        }
        return fates;
    }

    private List<Future<RecordMetadata>> sent(List<Update> updates, Origin origin, long start) {
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            return updates.stream()
                    .map(update -> isOver(start) ? tooLate() : send(producer, record(update, origin)))
                    .toList();
        } catch (KafkaException noProducer) {
            return Collections.nCopies(updates.size(), CompletableFuture.failedFuture(noProducer));
        }
    }

    private ProducerRecord<String, byte[]> record(Update update, Origin origin) {
        IndicatorUpdated event = new IndicatorUpdated(
                city,
                update.id(),
                update.unit(),
                update.indicator(),
                update.period(),
                update.value(),
                update.value() == null,
                update.unitOfMeasure(),
                update.status(),
                update.reportedAt(),
                update.reason(),
                update.note(),
                origin.channel(),
                origin.credential());
        return CloudEventRecords.write(
                Topics.INDICATOR_UPDATES, city, IndicatorUpdated.TYPE, update.id(), SOURCE, origin.acceptedAt(), event);
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
}
