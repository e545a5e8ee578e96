package vn.chitieu.ingestion.kafkaingress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.chitieu.ingestion.submission.EventLog.Origin;
import vn.chitieu.ingestion.submission.RowOutcome;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.RowSubject;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.tracing.FigureSpan;

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
    private final UnitRecordsReader reader;

    TransactionalSession(IngressContext parts) {
        this.parts = parts;
        this.producer = parts.producers().get();
        this.consumer = parts.consumers().get();
        this.pausedUnits = new PausedUnits(consumer);
        this.submit = parts.submitOn().apply(producer);
        this.reader = new UnitRecordsReader(parts, submit::examine);
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
        List<UnitRecords> whole = new ArrayList<>();
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
        Map<String, List<UnitRecords>> byCity = new TreeMap<>();
        whole.forEach(one -> byCity.computeIfAbsent(one.unit().city(), city -> new ArrayList<>())
                .add(one));
        byCity.values().forEach(this::passTogether);
    }

    /** Returns what a unit wrote, checked; empty where it has to wait. */
    private Optional<UnitRecords> taken(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        UnitOfCity unit = UnitOfCity.of(partition.topic());
        long first = records.get(0).offset();
        Duration parked = parts.faults().wait(unit.city());
        if (parked.compareTo(Duration.ZERO) > 0) {
            pausedUnits.park(partition, first, parked);
            return Optional.empty();
        }
        Credential payer = reader.payer(partition, unit, records.get(0));
        Optional<SenderRateLimiter.Wait> wait = parts.limits().untilUpdates(payer);
        if (wait.isPresent()) {
            pausedUnits.slow(partition, first, wait.get());
            return Optional.empty();
        }
        return Optional.of(reader.read(partition, unit, records, payer));
    }

    /** One transaction; where it fails, its cities are known to the sessions that follow. */
    private void passTogether(List<UnitRecords> whole) {
        Set<String> cities = whole.stream().map(one -> one.unit().city()).collect(Collectors.toSet());
        List<Passed> passed = new ArrayList<>();
        try {
            producer.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (UnitRecords one : whole) {
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
        for (UnitRecords one : whole) {
            parts.limits().spend(one.payer(), one.size());
            if (parts.limits().untilUpdates(one.payer()).isEmpty()) {
                pausedUnits.isWithin(one.partition());
            }
        }
    }

    private Passed pass(UnitOfCity unit, UnitRecords.Run run) {
        FigureSpan span = run.begin(parts.tracer(), unit.unit());
        String trace = span == null ? null : span.trace();
        Instant now = clock.instant();
        List<RowOutcome> outcomes = submit.keep(
                run.examined(), new Origin(unit.city(), WardRecordProcessor.CHANNEL, run.sender(), now, trace));
        var next = outcomes.iterator();
        List<String> unreadable = new ArrayList<>();
        for (PolledRecord one : run.taken()) {
            if (one instanceof PolledRecord.Read good) {
                send(AnswerRecordWriter.answer(unit, good, next.next(), now), trace);
            } else if (one instanceof PolledRecord.Unreadable bad) {
                send(AnswerRecordWriter.answer(unit, bad, now), trace);
                send(AnswerRecordWriter.kept(unit, bad, now), trace);
                unreadable.add(bad.code());
            }
        }
        return new Passed(unit, run.sender(), outcomes, unreadable, span);
    }

    /** Committing fails where one of them is not taken. */
    private void send(ProducerRecord<String, byte[]> record, @Nullable String trace) {
        var unused = producer.send(TraceHeader.put(record, trace));
    }

    private void count(Passed passed) {
        String city = passed.unit().city();
        submit.count(passed.outcomes(), city, passed.sender());
        submit.countUnreadable(
                passed.unreadable(), RowSubject.unreadable(passed.unit().unit(), today(city)), city, passed.sender());
        parts.state().passed(passed.outcomes(), passed.unreadable().size());
        if (passed.span() != null) {
            passed.span().close();
        }
    }

    private LocalDate today(String city) {
        Catalog catalog = parts.catalogs().all().get(city);
        return LocalDate.ofInstant(
                clock.instant(),
                catalog == null ? ZoneOffset.UTC : catalog.calendar().zone());
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

    /** What is to be counted once it is certain; a span that is not ended before is not exported. */
    private record Passed(
            UnitOfCity unit,
            String sender,
            List<RowOutcome> outcomes,
            List<String> unreadable,
            @Nullable FigureSpan span) {}
}
