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
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
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

    private final PausedUnits pausedUnits;

    TransactionalSession(IngressContext parts) {
        this.parts = parts;
        this.producer = parts.producers().get();
        this.consumer = parts.consumers().get();
        this.pausedUnits = new PausedUnits(consumer);
        this.submit = parts.submitOn().apply(producer);
        this.clock = parts.clock();
    }

    /**
     * Processes the records of units until it is stopped.
     *
     * @throws KafkaException at the first fault; what was under way is undone
     */
    void passUntil(BooleanSupplier isToStop) {
        producer.initTransactions();
        Map<String, Catalog> served = Map.of();
        long lookedNanos = 0;
        boolean isWhole = false;
        while (!isToStop.getAsBoolean()) {
            Map<String, Catalog> cities = parts.catalogs().all();
            boolean isToLook = !isWhole && System.nanoTime() - lookedNanos > LOOK_AGAIN_NANOS;
            if (!areTheSame(cities, served) || isToLook) {
                isWhole = open(cities.values());
                served = cities;
                lookedNanos = System.nanoTime();
            }
            if (consumer.subscription().isEmpty()) {
                LockSupport.parkNanos(POLL.toNanos());
                continue;
            }
            pausedUnits.release();
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                pass(polled);
            }
            parts.state()
                    .reads(
                            consumer.assignment().size(),
                            lag(),
                            pausedUnits.size(),
                            parts.faults().waiting());
        }
    }

    /** One that was read again is another one. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean areTheSame(Map<String, Catalog> cities, Map<String, Catalog> served) {
        return cities.size() == served.size()
                && cities.entrySet().stream().allMatch(city -> served.get(city.getKey()) == city.getValue());
    }

    /** Reads the topics of all units that have them; returns whether none is missing. */
    private boolean open(Collection<Catalog> cities) {
        List<String> topics = parts.topics().make(cities);
        consumer.subscribe(topics);
        LOG.info("The Kafka ingress is open to {} units of {} cities", topics.size(), cities.size());
        return topics.size()
                == cities.stream().mapToInt(city -> city.units().size()).sum();
    }

    private void pass(ConsumerRecords<String, byte[]> polled) {
        List<OfUnit> whole = new ArrayList<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<String, byte[]>> records = polled.records(partition);
            try {
                taken(partition, records).ifPresent(whole::add);
            } catch (UnavailableException passing) {
                pausedUnits.hold(partition, records.get(0).offset(), parts.holdFor(), passing);
            }
        }
        if (whole.isEmpty()) {
            return;
        }
        if (!parts.faults().areApart()) {
            passTogether(whole);
            return;
        }
        Map<String, List<OfUnit>> byCity = new TreeMap<>();
        whole.forEach(one -> byCity.computeIfAbsent(one.unit().city(), city -> new ArrayList<>())
                .add(one));
        byCity.values().forEach(this::passTogether);
    }

    /** Returns what a unit wrote, checked; empty where it has to wait. */
    private Optional<OfUnit> taken(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        UnitOfCity unit = UnitOfCity.of(partition.topic());
        long first = records.get(0).offset();
        Duration parked = parts.faults().wait(unit.city());
        if (parked.compareTo(Duration.ZERO) > 0) {
            pausedUnits.park(partition, first, parked);
            return Optional.empty();
        }
        Credential payer = payer(partition, unit, records.get(0));
        Optional<SenderRateLimiter.Wait> wait = parts.limits().untilUpdates(payer);
        if (wait.isPresent()) {
            pausedUnits.slow(partition, first, wait.get());
            return Optional.empty();
        }
        return Optional.of(examined(partition, unit, records, payer));
    }

    /** One transaction; where it fails, its cities are known to the sessions that follow. */
    private void passTogether(List<OfUnit> whole) {
        Set<String> cities = whole.stream().map(one -> one.unit().city()).collect(Collectors.toSet());
        List<Passed> passed = new ArrayList<>();
        try {
            producer.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (OfUnit one : whole) {
                one.runs().forEach(run -> passed.add(pass(one.unit(), run)));
                offsets.put(one.partition(), one.next());
            }
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        } catch (RuntimeException fault) {
            if (parts.catalogs().all().size() > 1) {
                parts.faults().failed(cities);
            }
            throw fault;
        }
        parts.faults().passed(cities);
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
    private Credential payer(TopicPartition partition, UnitOfCity unit, ConsumerRecord<String, byte[]> first) {
        return parts.senders().only(unit, parts.reader().came(first)).orElseGet(() -> speaker(partition.topic(), unit));
    }

    /** The records of one unit, in their order; those that came by one credential together, which are mostly all. */
    private OfUnit examined(
            TopicPartition partition, UnitOfCity unit, List<ConsumerRecord<String, byte[]>> ofUnit, Credential payer) {
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

    private Passed pass(UnitOfCity unit, Run run) {
        FigureSpan span = run.begin(parts.tracer(), unit.unit());
        String trace = span == null ? null : span.trace();
        Instant now = clock.instant();
        List<RowOutcome> outcomes = submit.keep(
                run.examined(), new Origin(unit.city(), WardRecordProcessor.CHANNEL, run.sender(), now, trace));
        var next = outcomes.iterator();
        int unreadable = 0;
        for (PolledRecord one : run.taken()) {
            if (one instanceof PolledRecord.Read good) {
                send(AnswerRecordWriter.answer(unit, good, next.next(), now), trace);
            } else if (one instanceof PolledRecord.Unreadable bad) {
                send(AnswerRecordWriter.answer(unit, bad, now), trace);
                send(AnswerRecordWriter.kept(unit, bad, now), trace);
                unreadable++;
            }
        }
        return new Passed(unit.city(), run.sender(), outcomes, unreadable, span);
    }

    /** Committing fails where one of them is not taken. */
    private void send(ProducerRecord<String, byte[]> record, @Nullable String trace) {
        var unused = producer.send(TraceHeader.put(record, trace));
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
                        SecretHash.OF_NOTHING,
                        Instant.EPOCH,
                        null)
                .of(unit.city());
    }

    private void count(Passed passed) {
        submit.count(passed.outcomes(), passed.city(), passed.sender());
        submit.countUnreadable(passed.unreadable(), passed.city(), passed.sender());
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
            UnitOfCity unit,
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
            String city,
            String sender,
            List<RowOutcome> outcomes,
            int unreadable,
            @Nullable FigureSpan span) {}
}
