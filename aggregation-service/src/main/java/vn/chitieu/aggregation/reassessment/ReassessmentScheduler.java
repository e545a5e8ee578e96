package vn.chitieu.aggregation.reassessment;

import java.util.function.IntSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.LogCatchUp;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Scheduler of {@link TimeReassessment}: runs it every second, in the instance that reads the partition of the city's
 * updates, so that time and fold have one catalog and one clock. Nothing is judged before the log is included in the
 * stores.
 */
public class ReassessmentScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(ReassessmentScheduler.class);

    private final UpdatesListener listener;
    private final FoldService foldUpdates;
    private final TargetsListener targetsListener;
    private final TargetService takeTargets;
    private final LogCatchUp catchUp;
    private final TimeReassessment keepTime;
    private final IntSupplier partitionOfTheCity;
    private boolean failing;

    /**
     * Takes who folds and what to ask.
     *
     * @param partitionOfTheCity negative while it is not known
     */
    public ReassessmentScheduler(
            UpdatesListener listener,
            FoldService foldUpdates,
            TargetsListener targetsListener,
            TargetService takeTargets,
            LogCatchUp catchUp,
            TimeReassessment keepTime,
            IntSupplier partitionOfTheCity) {
        this.listener = listener;
        this.foldUpdates = foldUpdates;
        this.targetsListener = targetsListener;
        this.takeTargets = takeTargets;
        this.catchUp = catchUp;
        this.keepTime = keepTime;
        this.partitionOfTheCity = partitionOfTheCity;
    }

    /** A fault is logged once and retried with every tick until it has passed. */
    @Scheduled(fixedDelay = 1000)
    void tick() {
        try {
            takeTargets
                    .haveLostTheirStores()
                    .forEach(partition ->
                            targetsListener.readAgain(new TopicPartition(Topics.TARGET_ASSIGNMENTS, partition)));
            letTimePass(partitionOfTheCity.getAsInt());
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing) {
                LOG.warn("Totals could not be reassessed, retries every second: {}", fault.toString());
            }
            failing = true;
        }
    }

    private void letTimePass(int partition) {
        int times = partition < 0 || !listener.owns(partition) ? 0 : foldUpdates.timesTakenOver(partition);
        if (times == 0) {
            return;
        }
        if (foldUpdates.hasLostItsStores(partition)) {
            listener.readAgain(new TopicPartition(Topics.INDICATOR_UPDATES, partition));
            return;
        }
        keepTime.begin();
        if (catchUp.isDone(partition, times)) {
            keepTime.tick();
        }
    }
}
