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
    private final Map<Integer, Long> seen = new HashMap<>();
    private final Map<Integer, Long> targetsSeen = new HashMap<>();
    private Map<Integer, Long> ends = Map.of();
    private Map<Integer, Long> targetEnds = Map.of();
    private int asked;
    private int done;

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
     * @param partition the one that the city's updates are on
     * @param times how often it was taken over
     * @throws IllegalStateException if a log does not answer in time
     */
    public boolean isDone(int partition, int times) {
        if (done == times) {
            return true;
        }
        if (asked != times) {
            ends = updates.ends();
            targetEnds = targets.ends();
            asked = times;
        }
        boolean isDone = isReached(updates, positions, seen, partition, ends.getOrDefault(partition, 0L));
        for (Map.Entry<Integer, Long> target : targetEnds.entrySet()) {
            isDone &= isReached(targets, targetPositions, targetsSeen, target.getKey(), target.getValue());
        }
        if (isDone) {
            done = times;
        }
        return isDone;
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
