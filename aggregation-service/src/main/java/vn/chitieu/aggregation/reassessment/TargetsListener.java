package vn.chitieu.aggregation.reassessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.fold.CatchUpListener;
import vn.chitieu.aggregation.log.DeadLetterPublisher;
import vn.chitieu.aggregation.log.KafkaBatchTraces;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.CityTargets;
import vn.chitieu.aggregation.target.TargetRecordReader;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Reads assigned targets. A group of its own: members of one group that read different topics would interrupt each
 * other whenever one of them starts, and nothing relies on one instance reading both logs of a city.
 */
@Component
class TargetsListener extends CatchUpListener {

    /** The id of the listener and of its group. */
    static final String ID = "aggregation-targets";

    /** How many offsets are read together for a city that waits: as much as a fetch has of the longest targets. */
    private static final int OFFSETS_AT_A_TIME = 500;

    private final TargetService takeTargets;
    private final DeadLetterPublisher rejectedUpdates;
    private final TargetRecordReader reader;
    private final KafkaBatchTraces traces;
    private final Counter received;
    private final Counter taken;
    private final Counter refused;

    /**
     * Counts {@code chitieu.targets.received} = {@code chitieu.targets.taken} + {@code chitieu.targets.rejected}, all
     * after a batch is stored.
     */
    TargetsListener(
            TargetService takeTargets,
            DeadLetterPublisher rejectedUpdates,
            TargetRecordReader reader,
            MeterRegistry registry,
            KafkaBatchTraces traces,
            @Qualifier("targetsAgain") TopicReading log) {
        super(Topics.TARGET_ASSIGNMENTS, takeTargets, log::read, OFFSETS_AT_A_TIME);
        this.takeTargets = takeTargets;
        this.rejectedUpdates = rejectedUpdates;
        this.reader = reader;
        this.traces = traces;
        this.received = Counter.builder("chitieu.targets.received")
                .description("Records of the log of targets")
                .register(registry);
        this.taken = Counter.builder("chitieu.targets.taken")
                .description("Those that are in force")
                .register(registry);
        this.refused = Counter.builder("chitieu.targets.rejected")
                .description("Those that are dead letters")
                .register(registry);
    }

    @KafkaListener(
            id = ID,
            groupId = ID,
            topics = Topics.TARGET_ASSIGNMENTS,
            properties = {"max.partition.fetch.bytes=1048576", "fetch.max.bytes=2097152"})
    void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        takeAllAndCatchUp(records, consumer);
    }

    @Override
    protected OptionalLong begin(int partition, long committed) {
        return takeTargets.begin(partition, committed);
    }

    @Override
    protected void end(int partition) {
        takeTargets.end(partition);
    }

    @Override
    protected void take(int partition, List<ConsumerRecord<String, byte[]>> records, long next) {
        IdentityHashMap<AssignedTarget, ConsumerRecord<String, byte[]>> origins = new IdentityHashMap<>();
        SortedMap<String, List<AssignedTarget>> assigned = new TreeMap<>();
        List<DeadLetterPublisher.Rejected> rejected = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            TargetRecordReader.Read read = reader.read(record);
            if (read instanceof TargetRecordReader.Read.Assigned one) {
                origins.put(one.target(), record);
                assigned.computeIfAbsent(one.city(), city -> new ArrayList<>()).add(one.target());
            } else if (read instanceof TargetRecordReader.Read.Rejected none) {
                rejected.add(new DeadLetterPublisher.Rejected(record, none.why()));
            }
        }
        int unreadable = rejected.size();
        List<CityTargets> batch = assigned.entrySet().stream()
                .map(city -> new CityTargets(
                        city.getKey(), offset(origins, city.getValue().get(0)), city.getValue()))
                .toList();
        inTrace(origins, () -> {
            int done = takeTargets.take(
                    partition, batch, records.get(0).offset(), next, late -> keep(rejected, late, origins));
            count(unreadable + done, rejected.size());
        });
    }

    @Override
    protected void takeLate(
            int partition, WaitingCity city, Collection<ConsumerRecord<String, byte[]>> records, long to) {
        IdentityHashMap<AssignedTarget, ConsumerRecord<String, byte[]>> origins = new IdentityHashMap<>();
        List<AssignedTarget> assigned = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (reader.read(record) instanceof TargetRecordReader.Read.Assigned one
                    && one.city().equals(city.city())) {
                origins.put(one.target(), record);
                assigned.add(one.target());
            }
        }
        List<DeadLetterPublisher.Rejected> rejected = new ArrayList<>();
        inTrace(origins, () -> {
            takeTargets.catchUp(partition, city, assigned, to, late -> keep(rejected, late, origins));
            count(assigned.size(), rejected.size());
        });
    }

    private void inTrace(IdentityHashMap<AssignedTarget, ConsumerRecord<String, byte[]>> origins, Runnable taking) {
        try (KafkaBatchTraces.Batch traced = traces.isOn() ? traces.begin(concerned(origins)) : null) {
            taking.run();
            if (traced != null) {
                traced.stored();
            }
        }
    }

    private void keep(
            List<DeadLetterPublisher.Rejected> rejected,
            List<TargetRepository.Refused> late,
            IdentityHashMap<AssignedTarget, ConsumerRecord<String, byte[]>> origins) {
        late.forEach(refused -> rejected.add(new DeadLetterPublisher.Rejected(
                Objects.requireNonNull(origins.get(refused.target())), refused.why())));
        if (!rejected.isEmpty()) {
            rejectedUpdates.keep(rejected);
        }
    }

    private void count(int done, int rejected) {
        received.increment(done);
        taken.increment(done - rejected);
        refused.increment(rejected);
    }

    private static long offset(
            IdentityHashMap<AssignedTarget, ConsumerRecord<String, byte[]>> origins, AssignedTarget target) {
        return Objects.requireNonNull(origins.get(target)).offset();
    }

    /** The pages of the year that each target is for. */
    private static Map<ConsumerRecord<String, byte[]>, Set<PageKey>> concerned(
            IdentityHashMap<AssignedTarget, ConsumerRecord<String, byte[]>> origins) {
        Map<ConsumerRecord<String, byte[]>, Set<PageKey>> concerned = new LinkedHashMap<>();
        origins.forEach((assigned, record) -> concerned.put(
                record,
                new Quarter(assigned.target().year(), 1)
                        .restOfYear()
                        .map(quarter ->
                                new PageKey(record.key(), assigned.target().indicator(), quarter))
                        .collect(Collectors.toSet())));
        return concerned;
    }
}
