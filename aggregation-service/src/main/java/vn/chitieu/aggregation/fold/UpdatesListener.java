package vn.chitieu.aggregation.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.log.DeadLetterPublisher;
import vn.chitieu.aggregation.log.KafkaBatchTraces;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.log.UpdateReader;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.contracts.kafka.Topics;

/** Reads the log of updates. */
@Component
public class UpdatesListener extends CatchUpListener {

    /** The id of the listener and of its group. */
    public static final String ID = "aggregation";

    /**
     * A batch has a fixed cost that its updates share, so the broker gathers records for a moment: until there are
     * enough to be worth it, and no longer than a reader of totals would notice.
     */
    private static final String GATHER_BYTES = "fetch.min.bytes=65536";

    private static final String GATHER_TIME = "fetch.max.wait.ms=20";

    /** From how many records on it pays to read them on all cores. */
    private static final int MANY = 1000;

    /** How many offsets are read together for a city that waits. */
    private static final int OFFSETS_AT_A_TIME = 20_000;

    private final FoldService foldUpdates;
    private final DeadLetterPublisher rejectedUpdates;
    private final FoldMetrics counters;
    private final KafkaBatchTraces traces;
    private final UpdateReader reader = new UpdateReader();

    /**
     * Takes what folds, where rejected updates go, what is counted and traced, and the log from which a city that waits
     * is caught up.
     */
    public UpdatesListener(
            FoldService foldUpdates,
            DeadLetterPublisher rejectedUpdates,
            FoldMetrics counters,
            KafkaBatchTraces traces,
            @Qualifier("updatesAgain") TopicReading log) {
        super(Topics.INDICATOR_UPDATES, foldUpdates, log::read, OFFSETS_AT_A_TIME);
        this.foldUpdates = foldUpdates;
        this.rejectedUpdates = rejectedUpdates;
        this.counters = counters;
        this.traces = traces;
    }

    /** Returns whether this instance reads a partition of the log. */
    public boolean owns(int partition) {
        List<ConsumerSeekCallback> callbacks =
                getSeekCallbacksFor(new TopicPartition(Topics.INDICATOR_UPDATES, partition));
        return callbacks != null && !callbacks.isEmpty();
    }

    @KafkaListener(
            id = ID,
            groupId = ID,
            topics = Topics.INDICATOR_UPDATES,
            properties = {GATHER_BYTES, GATHER_TIME})
    void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        takeAllAndCatchUp(records, consumer);
    }

    @Override
    protected OptionalLong begin(int partition, long committed) {
        return foldUpdates.begin(partition, committed);
    }

    @Override
    protected void end(int partition) {
        foldUpdates.end(partition);
    }

    @Override
    protected void take(int partition, List<ConsumerRecord<String, byte[]>> records, long next) {
        List<LoggedUpdate> updates = (records.size() < MANY ? records.stream() : records.parallelStream())
                .map(reader::read)
                .toList();
        try (KafkaBatchTraces.Batch traced = traces.begin(records, updates)) {
            List<Receipt> receipts = foldUpdates.fold(
                    partition, updates, next, rejected -> rejectedUpdates.keep(rejected, byOffset(records)));
            counters.count(receipts);
            if (traced != null) {
                traced.stored();
            }
        }
    }

    @Override
    protected void takeLate(
            int partition, WaitingCity city, Collection<ConsumerRecord<String, byte[]>> records, long to) {
        List<ConsumerRecord<String, byte[]>> ofCity = new ArrayList<>();
        List<LoggedUpdate> updates = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            LoggedUpdate update = reader.read(record);
            if (city.city().equals(CityBatch.city(update))) {
                ofCity.add(record);
                updates.add(update);
            }
        }
        try (KafkaBatchTraces.Batch traced = traces.begin(ofCity, updates)) {
            counters.count(foldUpdates.catchUp(
                    partition, city, updates, to, rejected -> rejectedUpdates.keep(rejected, byOffset(ofCity))));
            if (traced != null) {
                traced.stored();
            }
        }
    }
}
