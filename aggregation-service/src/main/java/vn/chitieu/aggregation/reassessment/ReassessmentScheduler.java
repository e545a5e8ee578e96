package vn.chitieu.aggregation.reassessment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.LogCatchUp;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Scheduler of {@link TimeReassessment}: runs it every second, for one city after the other, in the instance that reads
 * the partition of the city's updates, so that time and fold have one catalog and one clock. Nothing is judged before
 * the log is included in the stores. A city that fails does not hold up the others: it is tried again after pauses that
 * grow.
 */
public class ReassessmentScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(ReassessmentScheduler.class);
    private static final int LONGEST_PAUSE = 60;

    private final UpdatesListener listener;
    private final FoldService foldUpdates;
    private final TargetsListener targetsListener;
    private final TargetService takeTargets;
    private final LogCatchUp catchUp;
    private final TimeReassessment keepTime;
    private final Catalogs catalogs;
    private final ToIntFunction<String> partitionOfACity;
    private final Map<String, Failure> failing = new HashMap<>();

    /**
     * Takes who folds and what to ask.
     *
     * @param catalogs the catalogs in force
     * @param partitionOfACity negative while it is not known
     */
    public ReassessmentScheduler(
            UpdatesListener listener,
            FoldService foldUpdates,
            TargetsListener targetsListener,
            TargetService takeTargets,
            LogCatchUp catchUp,
            TimeReassessment keepTime,
            Catalogs catalogs,
            ToIntFunction<String> partitionOfACity) {
        this.listener = listener;
        this.foldUpdates = foldUpdates;
        this.targetsListener = targetsListener;
        this.takeTargets = takeTargets;
        this.catchUp = catchUp;
        this.keepTime = keepTime;
        this.catalogs = catalogs;
        this.partitionOfACity = partitionOfACity;
    }

    /** A fault is logged once and retried until it has passed. */
    @Scheduled(fixedDelay = 1000)
    void tick() {
        attempt(
                "",
                () -> takeTargets
                        .haveLostTheirStores()
                        .forEach(partition ->
                                targetsListener.readAgain(new TopicPartition(Topics.TARGET_ASSIGNMENTS, partition))));
        catalogs.all().navigableKeySet().forEach(city -> attempt(city, () -> letTimePass(city)));
    }

    /** The targets of all cities have the empty name. */
    private void attempt(String city, Runnable work) {
        Failure before = failing.get(city);
        if (before != null && before.pauses()) {
            return;
        }
        try {
            work.run();
            failing.remove(city);
        } catch (RuntimeException fault) {
            if (before == null) {
                LOG.warn("Totals of {} could not be reassessed, retries: {}", city, fault.toString(), fault);
                failing.put(city, new Failure());
            }
        }
    }

    private void letTimePass(String city) {
        int partition = partitionOfACity.applyAsInt(city);
        int times = partition < 0 || !listener.owns(partition) ? 0 : foldUpdates.timesTakenOver(partition);
        if (times == 0) {
            return;
        }
        if (foldUpdates.hasLostItsStores(partition)) {
            listener.readAgain(new TopicPartition(Topics.INDICATOR_UPDATES, partition));
            return;
        }
        keepTime.begin(city);
        // Neither the figures nor the targets of a city that waits are all there.
        boolean isWaiting = foldUpdates.waiting(partition).stream()
                .anyMatch(waits -> waits.city().equals(city));
        if (!isWaiting && catchUp.isDone(partition, times) && !takeTargets.isWaiting(city)) {
            keepTime.tick(city);
        }
    }

    /** A city that could not be reassessed: after each attempt it is left out for twice as many ticks. */
    private static final class Failure {

        private int pause = 1;
        private int left = 1;

        boolean pauses() {
            left--;
            if (left > 0) {
                return true;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            left = pause;
            return false;
        }
    }
}
