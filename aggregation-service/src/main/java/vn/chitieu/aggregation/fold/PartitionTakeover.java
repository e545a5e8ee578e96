package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PartitionLostException;
import vn.chitieu.aggregation.publication.PublishedRevisions;

/**
 * Registry of the partitions of a log that this process has taken over, and their positions. It keeps how far it came,
 * so that stores that were lost or restored under it are detected before the next batch. Where stores are older than
 * what was done with them, the whole log is read again: a dump that is no point in time has pages that are older than
 * its positions, and what comes again changes nothing. One thread at a time for each partition.
 */
public final class PartitionTakeover {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionTakeover.class);

    private final LogPositions positions;
    private final IntToLongFunction beginningOfWholeLog;
    private final Recovery recovery;
    private final Map<Integer, Taken> taken = new ConcurrentHashMap<>();
    private final Map<Integer, Long> reached = new ConcurrentHashMap<>();
    private final Set<Integer> readAgain = ConcurrentHashMap.newKeySet();

    /**
     * Takes what a take-over looks at.
     *
     * @param beginningOfWholeLog called before a partition is read; returns its first offset, throws where the log is
     *     not whole
     * @param recovery what else says that the stores are older ones, and what follows from that
     */
    public PartitionTakeover(LogPositions positions, IntToLongFunction beginningOfWholeLog, Recovery recovery) {
        this.positions = Objects.requireNonNull(positions);
        this.beginningOfWholeLog = Objects.requireNonNull(beginningOfWholeLog);
        this.recovery = Objects.requireNonNull(recovery);
    }

    /** Makes one that checks neither the broker nor what was published, for what is computed in memory. */
    static PartitionTakeover unwatched(
            LogPositions positions,
            FoldResultWriter resultWriter,
            MilestoneRepository milestones,
            RestoreCheck.Cities cities,
            Clock clock) {
        return new PartitionTakeover(
                positions,
                partition -> 0,
                new RestoreCheck(
                        PublishedRevisions.NONE,
                        resultWriter.pages(),
                        milestones,
                        cities,
                        clock,
                        () -> {},
                        RestoreCheck.Republication.NONE));
    }

    /**
     * Takes a partition over and returns the offset to read it from; empty means from its beginning.
     *
     * @param done the offset up to which the group said that it was done; 0 where it said nothing
     * @throws LogLostException if something of the log is lost
     */
    public OptionalLong begin(int partition, long done) {
        long beginning = beginningOfWholeLog.applyAsLong(partition);
        OptionalLong next = positions.next(partition);
        long before = Math.max(done, reached.getOrDefault(partition, 0L));
        boolean isBehind = next.orElse(0) < before;
        boolean isOlder = !isBehind && !readAgain.contains(partition) && recovery.isOlder(partition);
        if (isBehind || isOlder) {
            LOG.warn(
                    "The stores have partition {} up to {}, {}: they were lost or restored. Reads it again from the"
                            + " beginning",
                    partition,
                    next.isPresent() ? next.getAsLong() : "nowhere",
                    isBehind
                            ? "but " + before + " was reached before"
                            : "but totals were published that they have not");
            next = fromTheBeginning(partition, next, beginning, isBehind);
            readAgain.add(partition);
        }
        Taken last = taken.get(partition);
        taken.put(partition, new Taken(next, last == null ? 1 : last.times() + 1, positions.waiting(partition)));
        return next;
    }

    /**
     * The position goes first: a process that comes after a crash before the floor is stored finds the stores behind
     * once more.
     */
    private OptionalLong fromTheBeginning(int partition, OptionalLong next, long beginning, boolean isBehind) {
        OptionalLong first = next;
        if (next.isPresent() && next.getAsLong() != beginning) {
            positions.advance(partition, next, beginning);
            first = OptionalLong.of(beginning);
        }
        recovery.recover(partition, isBehind);
        reached.put(partition, beginning);
        return first;
    }

    /** Gives a partition up. */
    public void end(int partition) {
        taken.remove(partition);
        reached.remove(partition);
    }

    /**
     * Checks that the stores still have the partition where this process left it, and that the records go on from
     * there.
     *
     * @param first the offset of the first record to take; negative where there is none
     * @throws PartitionLostException if they have not; the partition has to be taken over again
     */
    public void requireCurrent(int partition, long first) {
        OptionalLong mine = position(partition);
        OptionalLong stored = positions.next(partition);
        if (!stored.equals(mine)) {
            throw new PartitionLostException("expected partition " + partition + " at " + mine + ", but it is at "
                    + stored + ": another consumer has taken it over, or the stores were lost or restored");
        }
        if (first >= 0 && first < mine.orElse(0)) {
            throw new PartitionLostException(
                    "expected records of partition " + partition + " from " + mine + " on, but they begin at " + first);
        }
    }

    /** Moves the stored position on, up to the offset after the last record that was taken; no city waits. */
    public void advance(int partition, long next) {
        advance(partition, next, Collections.emptySortedMap());
    }

    /**
     * Moves the stored position on, up to the offset after the last record that was taken.
     *
     * @param waiting all cities of the partition that wait
     */
    public void advance(int partition, long next, SortedMap<String, WaitingCity> waiting) {
        positions.advance(partition, position(partition), next, waiting.values());
        taken.merge(
                partition,
                new Taken(OptionalLong.of(next), 0, waiting),
                (last, now) -> new Taken(now.next(), last.times(), now.waiting()));
        reached.merge(partition, next, Math::max);
    }

    /** Returns the cities of a partition that wait, by city; none where it is not taken over. */
    public SortedMap<String, WaitingCity> waiting(int partition) {
        Taken mine = taken.get(partition);
        return mine == null ? Collections.emptySortedMap() : mine.waiting();
    }

    /** Returns the cities that wait on each partition that is taken over. */
    public SortedMap<Integer, Collection<WaitingCity>> waiting() {
        SortedMap<Integer, Collection<WaitingCity>> all = new TreeMap<>();
        taken.keySet()
                .forEach(partition -> all.put(partition, waiting(partition).values()));
        return all;
    }

    /**
     * Returns the cities of a partition that wait once one of them is taken up to an offset; at the position of the
     * partition it waits no longer.
     *
     * @param waits the city as {@link #waiting} returned it
     * @param to at most the position of the partition
     * @throws PartitionLostException if it does not wait there, or the stores are not where this process left them
     */
    public SortedMap<String, WaitingCity> waitingOnceTaken(int partition, WaitingCity waits, long to) {
        requireCurrent(partition, -1);
        long position = position(partition).orElse(0);
        SortedMap<String, WaitingCity> waiting = new TreeMap<>(waiting(partition));
        if (!waits.equals(waiting.remove(waits.city())) || to > position) {
            throw new PartitionLostException("expected " + waits.city() + " to wait on partition " + partition
                    + " from " + waits.next() + " on, and no records from " + position + " on");
        }
        if (to < position) {
            waiting.put(waits.city(), waits.at(to));
        }
        return waiting;
    }

    /** Returns the offset up to which a partition was taken; empty where nothing of it was. */
    public OptionalLong position(int partition) {
        Taken mine = taken.get(partition);
        return mine == null ? OptionalLong.empty() : mine.next();
    }

    /** Returns how often a partition was taken over; 0 where it is not taken over now. */
    int times(int partition) {
        Taken mine = taken.get(partition);
        return mine == null ? 0 : mine.times();
    }

    /** Returns whether the stores are behind what this process did with a partition that it has. */
    boolean isBehind(int partition) {
        OptionalLong mine = position(partition);
        return mine.isPresent() && positions.next(partition).orElse(-1) < mine.getAsLong();
    }

    /** Returns the partitions of which the stores are behind what this process did with them. */
    public Set<Integer> behind() {
        return taken.keySet().stream().filter(this::isBehind).collect(Collectors.toSet());
    }

    /** Consequences where stores are older than what was done with them. */
    public interface Recovery {

        /** A check by positions alone, without consequences. */
        Recovery NONE = new Recovery() {
            @Override
            public boolean isOlder(int partition) {
                return false;
            }

            @Override
            public void recover(int partition, boolean isBehind) {}
        };

        /** Returns whether the stores of a city that may be on a partition are older, whatever the positions say. */
        boolean isOlder(int partition);

        /**
         * Called once the position of a partition is back at the beginning, before it is read.
         *
         * @param isBehind whether a position was behind
         * @throws RuntimeException if the partition must not be read yet; it is called again then
         */
        void recover(int partition, boolean isBehind);
    }

    /**
     * How a partition is taken.
     *
     * @param next the offset of the next record; empty where nothing is taken yet
     * @param times how often it was taken over
     * @param waiting the cities that wait
     */
    private record Taken(OptionalLong next, int times, SortedMap<String, WaitingCity> waiting) {
        Taken {
            waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
        }
    }
}
