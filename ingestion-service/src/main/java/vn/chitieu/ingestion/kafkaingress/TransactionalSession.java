package vn.chitieu.ingestion.kafkaingress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.authentication.SenderRateLimiter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.submission.EventLog.Origin;
import vn.chitieu.ingestion.submission.RowOutcome;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.submission.SubmissionService.Examined;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * Session of the Kafka ingress: one consumer and one producer from their start until the first fault. Each poll is one
 * transaction (exactly once): the updates, the answers and the consumer's offsets are committed together or not at all.
 * Used by one thread.
 */
final class TransactionalSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalSession.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final IngressContext parts;
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final SubmissionService<Update> submit;
    private final Clock clock;
    private final AnswerRecordWriter records;

    private final PausedUnits pausedUnits;

    TransactionalSession(IngressContext parts) {
        this.parts = parts;
        this.producer = parts.producers().get();
        this.consumer = parts.consumers().get();
        this.pausedUnits = new PausedUnits(consumer);
        this.submit = parts.submitOn().apply(producer);
        this.clock = parts.clock();
        this.records = new AnswerRecordWriter(parts.catalog().get().id());
    }

    /**
     * Processes the records of units until it is stopped.
     *
     * @throws KafkaException at the first fault; what was under way is undone
     */
    void passUntil(BooleanSupplier isToStop) {
        producer.initTransactions();
        Catalog served = null;
        long lookedNanos = 0;
        boolean isWhole = false;
        while (!isToStop.getAsBoolean()) {
            Catalog city = parts.catalog().get();
            boolean isToLook = !isWhole && System.nanoTime() - lookedNanos > LOOK_AGAIN_NANOS;
            if (city != served || isToLook) {
                Collection<String> units = parts.topics().make(city);
                subscribe(city.id(), units);
                served = city;
                isWhole = units.size() == city.units().size();
                lookedNanos = System.nanoTime();
            }
            pausedUnits.release();
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                pass(polled);
            }
            parts.state().reads(consumer.assignment().size(), lag(), pausedUnits.size());
        }
    }

    private void subscribe(String city, Collection<String> units) {
        consumer.subscribe(
                units.stream().map(unit -> Topics.wardUpdates(city, unit)).toList());
        LOG.info("The Kafka ingress is open to {} units", units.size());
    }

    private void pass(ConsumerRecords<String, byte[]> polled) {
        List<OfUnit> whole = new ArrayList<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<String, byte[]>> records = polled.records(partition);
            try {
                Credential payer = payer(partition, records.get(0));
                Optional<SenderRateLimiter.Wait> wait = parts.limits().untilUpdates(payer);
                if (wait.isPresent()) {
                    pausedUnits.slow(partition, records.get(0).offset(), wait.get());
                } else {
                    whole.add(examined(partition, records, payer));
                }
            } catch (UnavailableException passing) {
                pausedUnits.hold(partition, records.get(0).offset(), parts.holdFor(), passing);
            }
        }
        if (whole.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        List<Passed> passed = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (OfUnit one : whole) {
            one.runs().forEach(run -> passed.add(pass(one.unit(), run)));
            offsets.put(one.partition(), one.next());
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        passed.forEach(this::count);
        for (OfUnit one : whole) {
            parts.limits().spend(one.payer(), one.size());
            if (parts.limits().untilUpdates(one.payer()).isEmpty()) {
                pausedUnits.isWithin(one.partition());
            }
        }
    }

    /**
     * Returns whose limits the records of a unit use up: the credential's that can have written them, so that it has
     * its limits once for HTTP and Kafka; the unit's own where there is none, or more than one.
     */
    private Credential payer(TopicPartition partition, ConsumerRecord<String, byte[]> first) {
        String unit = unit(partition);
        return parts.senders().only(unit, parts.reader().came(first)).orElseGet(() -> speaker(partition.topic(), unit));
    }

    private static String unit(TopicPartition partition) {
        return Topics.unitOfWardUpdates(partition.topic())
                .orElseThrow(() -> new IllegalStateException("expected a topic of a unit, got " + partition.topic()));
    }

    /** The records of one unit, in their order; those that came by one credential together, which are mostly all. */
    private OfUnit examined(TopicPartition partition, List<ConsumerRecord<String, byte[]>> ofUnit, Credential payer) {
        String unit = unit(partition);
        Credential speaker = speaker(partition.topic(), unit);
        List<Run> runs = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : ofUnit) {
            String sender =
                    parts.senders().of(unit, parts.reader().came(record)).orElse(partition.topic());
            String trace = parts.tracer().isOn() ? TraceHeader.sampled(record.headers()) : null;
            if (runs.isEmpty() || !runs.get(runs.size() - 1).isOf(sender, trace)) {
                runs.add(new Run(sender, trace, new ArrayList<>()));
            }
            runs.get(runs.size() - 1).taken().add(parts.reader().take(record, speaker, submit::examine));
        }
        ConsumerRecord<String, byte[]> last = ofUnit.get(ofUnit.size() - 1);
        return new OfUnit(
                partition,
                unit,
                payer,
                ofUnit.size(),
                runs,
                new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), ""));
    }

    private Passed pass(String unit, Run run) {
        FigureSpan span = run.begin(parts.tracer(), unit);
        String trace = span == null ? null : span.trace();
        Instant now = clock.instant();
        List<RowOutcome> outcomes =
                submit.keep(run.examined(), new Origin(WardRecordProcessor.CHANNEL, run.sender(), now, trace));
        var next = outcomes.iterator();
        int unreadable = 0;
        for (PolledRecord one : run.taken()) {
            if (one instanceof PolledRecord.Read good) {
                send(records.answer(unit, good, next.next(), now), trace);
            } else if (one instanceof PolledRecord.Unreadable bad) {
                send(records.answer(unit, bad, now), trace);
                send(records.kept(bad, now), trace);
                unreadable++;
            }
        }
        return new Passed(run.sender(), outcomes, unreadable, span);
    }

    /** Committing fails where one of them is not taken. */
    private void send(ProducerRecord<String, byte[]> record, @Nullable String trace) {
        var unused = producer.send(TraceHeader.put(record, trace));
    }

    /**
     * A record does not name its producer, its topic does: an account that may write there speaks for that unit alone.
     */
    private static Credential speaker(String topic, String unit) {
        return new Credential(
                topic,
                topic,
                Set.of(Right.REPORT),
                Set.of(unit),
                Set.of(),
                Set.of(),
                SecretHash.OF_NOTHING,
                Instant.EPOCH,
                null);
    }

    private void count(Passed passed) {
        submit.count(passed.outcomes(), passed.sender());
        submit.countUnreadable(passed.unreadable(), passed.sender());
        parts.state().passed(passed.outcomes(), passed.unreadable());
        if (passed.span() != null) {
            passed.span().close();
        }
    }

    private long lag() {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong((OptionalLong lag) -> lag.orElse(0))
                .sum();
    }

    /** Aborts the transaction, so that no consumer has to wait for its timeout. */
    @Override
    public void close() {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException thereIsNoneOrNobodyAnswers) {
            LOG.debug("No transaction was undone: {}", thereIsNoneOrNobodyAnswers.toString());
        }
        producer.close(TO_CLOSE);
        consumer.close(CloseOptions.timeout(TO_CLOSE));
    }

    /** What a unit wrote, checked, and where its next records begin. */
    private record OfUnit(
            TopicPartition partition,
            String unit,
            Credential payer,
            int size,
            List<Run> runs,
            OffsetAndMetadata next) {}

    /** Records that came one after the other by the same credential, in the same trace. */
    private record Run(String sender, @Nullable String trace, List<PolledRecord> taken) {

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

    /** What is to be counted once it is certain; a span that is not ended before is not exported. */
    private record Passed(
            String sender,
            List<RowOutcome> outcomes,
            int unreadable,
            @Nullable FigureSpan span) {}
}
