package vn.chitieu.aggregation.fold;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.aggregation.log.LogEnd;
import vn.chitieu.aggregation.log.LogPositions;

/**
 * Tracks whether all that the logs of updates and of targets had when a partition was taken over is in the stores.
 * Until then units that have reported may seem to be missing, and time judges nothing. One thread at a time.
 */
public final class LogCatchUp {

    private final LogEnd updates;
    private final LogPositions positions;
    private final LogEnd targets;
    private final LogPositions targetPositions;
    private final Map<Integer, OfPartition> partitions = new HashMap<>();

    /** Takes both logs and how far they are in the stores, whichever instance reads them. */
    public LogCatchUp(LogEnd updates, LogPositions positions, LogEnd targets, LogPositions targetPositions) {
        this.updates = Objects.requireNonNull(updates);
        this.positions = Objects.requireNonNull(positions);
        this.targets = Objects.requireNonNull(targets);
        this.targetPositions = Objects.requireNonNull(targetPositions);
    }

    /**
     * Returns whether it is done. Once it is, nothing is asked until the partition is taken over again.
     *
     * @param partition one that this process has taken over
     * @param times how often it was taken over
     * @throws IllegalStateException if a log does not answer in time
     */
    public boolean isDone(int partition, int times) {
        OfPartition one = partitions.get(partition);
        if (one == null || one.times != times) {
            one = new OfPartition(times, updates.ends().getOrDefault(partition, 0L), targets.ends());
            partitions.put(partition, one);
        }
        if (one.isDone) {
            return true;
        }
        boolean isDone = isReached(updates, positions, one.seen, partition, one.end);
        for (Map.Entry<Integer, Long> target : one.targetEnds.entrySet()) {
            isDone &= isReached(targets, targetPositions, one.targetsSeen, target.getKey(), target.getValue());
        }
        one.isDone = isDone;
        return isDone;
    }

    /** How far one partition is, since it was taken over last. */
    private static final class OfPartition {

        private final int times;
        private final long end;
        private final Map<Integer, Long> targetEnds;
        private final Map<Integer, Long> seen = new HashMap<>();
        private final Map<Integer, Long> targetsSeen = new HashMap<>();
        private boolean isDone;

        OfPartition(int times, long end, Map<Integer, Long> targetEnds) {
            this.times = times;
            this.end = end;
            this.targetEnds = targetEnds;
        }
    }

    /** Markers of transactions are never taken; whether there are others is looked at where nothing moves any more. */
    private static boolean isReached(
            LogEnd log, LogPositions positions, Map<Integer, Long> seen, int partition, long end) {
        long next = positions.next(partition).orElse(0);
        if (next >= end) {
            return true;
        }
        Long before = seen.put(partition, next);
        return before != null && before == next && !log.hasRecords(partition, next, end);
    }
}
