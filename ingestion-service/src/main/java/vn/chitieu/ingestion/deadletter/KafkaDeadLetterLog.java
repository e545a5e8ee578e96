package vn.chitieu.ingestion.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;

/** Reads topics by a consumer without a group, so that no group's offsets are touched. */
final class KafkaDeadLetterLog implements DeadLetterLog {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_SILENT = 30;
    private static final String CUT = "VALUE_CUT";

    private final ConsumerFactory<String, byte[]> consumers;
    private final ProducerFactory<String, byte[]> producers;
    private final DeadLetterMapper mapper;

    KafkaDeadLetterLog(
            ConsumerFactory<String, byte[]> consumers,
            ProducerFactory<String, byte[]> producers,
            DeadLetterMapper mapper) {
        this.consumers = consumers;
        this.producers = producers;
        this.mapper = mapper;
    }

    @Override
    public void read(Instant from, Instant to, Consumer<DeadLetter> each) {
        try (var consumer = consumers.createConsumer(null, "-replay")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REJECTED_UPDATES, WAIT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> times = new HashMap<>();
            // The broker's times are those of sending, a little after the rejection.
            partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times, WAIT);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, WAIT);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp begin = first.get(partition);
                if (begin != null) {
                    read(
                            consumer,
                            partition,
                            begin.offset(),
                            ends.getOrDefault(partition, 0L),
                            record -> mapper.read(record)
                                    .filter(rejection -> !rejection.rejectedAt().isBefore(from)
                                            && rejection.rejectedAt().isBefore(to))
                                    .ifPresent(each));
                }
            }
        } catch (KafkaException silent) {
            throw new IllegalStateException("expected to read " + Topics.REJECTED_UPDATES, silent);
        }
    }

    @Override
    public boolean sendAgain(DeadLetter rejection) {
        Optional<ProducerRecord<String, byte[]>> again = one(rejection.origin())
                .map(record ->
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()))
                .or(() -> one(rejection.kept()).flatMap(record -> asKept(rejection, record)));
        again.ifPresent(this::send);
        return again.isPresent();
    }

    private static Optional<ProducerRecord<String, byte[]>> asKept(
            DeadLetter rejection, ConsumerRecord<String, byte[]> record) {
        try {
            UpdateRejected event = CloudEventRecords.read(record, UpdateRejected.TYPE, UpdateRejected.class);
            boolean isCut =
                    event.errors().stream().anyMatch(error -> error.code().equals(CUT));
            return isCut
                    ? Optional.empty()
                    : Optional.of(TraceHeader.put(
                            new ProducerRecord<>(rejection.origin().topic(), event.key(), event.value()),
                            TraceHeader.sampled(record.headers())));
        } catch (UnreadableEventException overwritten) {
            return Optional.empty();
        }
    }

    /** Returns the record at a position; empty where the topic does not have it any more. */
    private Optional<ConsumerRecord<String, byte[]>> one(RecordPosition place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        Map<Long, ConsumerRecord<String, byte[]>> found = new HashMap<>();
        try (var consumer = consumers.createConsumer(null, "-replay")) {
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(List.of(partition), WAIT);
            Map<TopicPartition, Long> end = consumer.endOffsets(List.of(partition), WAIT);
            if (begin.getOrDefault(partition, Long.MAX_VALUE) <= place.offset()
                    && place.offset() < end.getOrDefault(partition, 0L)) {
                read(
                        consumer,
                        partition,
                        place.offset(),
                        place.offset() + 1,
                        record -> found.put(record.offset(), record));
            }
        } catch (KafkaException silent) {
            throw new IllegalStateException("expected to read " + place, silent);
        }
        return Optional.ofNullable(found.get(place.offset()));
    }

    /** A transaction's marker takes an offset and is no record, so the position tells the end, not the records. */
    private static void read(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            TopicPartition partition,
            long from,
            long to,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        int silent = 0;
        for (long at = from; at < to; at = consumer.position(partition, WAIT)) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < to) {
                    each.accept(record);
                }
            }
            silent = consumer.position(partition, WAIT) == at ? silent + 1 : 0;
            if (silent == MOST_SILENT) {
                throw new IllegalStateException("expected records of " + partition + " from " + at);
            }
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            producer.send(record).get(WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unacknowledged) {
            throw new IllegalStateException("expected " + record.topic() + " to take a record again", unacknowledged);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sending again", stopping);
        }
    }
}
