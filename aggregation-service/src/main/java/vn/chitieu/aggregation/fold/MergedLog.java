package vn.chitieu.aggregation.fold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.LoggedUpdate;

/**
 * All partitions of the log as one: in the order of the broker's times, of two with the same time the lower partition
 * first, and each partition in the order of its offsets. That order is what {@link UpdateDeduplicator} calls first.
 */
public final class MergedLog {

    /** How many records of a partition are read at once where there are several. */
    private static final int AHEAD = 10_000;

    private final UpdateLog log;
    private final int atATime;

    /**
     * Takes the log.
     *
     * @param atATime how many records are handed on together at most
     */
    public MergedLog(UpdateLog log, int atATime) {
        this.log = log;
        this.atATime = atATime;
    }

    /**
     * Reads on.
     *
     * @param from the first offset of each partition; 0 of those that are not named
     * @param to the offset of each partition before which to stop
     * @param each takes the records in between, some at a time
     */
    public void read(Map<Integer, Long> from, Map<Integer, Long> to, Consumer<List<LoggedUpdate>> each) {
        List<Head> heads = new ArrayList<>();
        to.forEach((partition, end) -> {
            long begin = from.getOrDefault(partition, 0L);
            if (begin < end || to.size() == 1) {
                heads.add(new Head(log, partition, new AtomicLong(begin), end, new ArrayDeque<>()));
            }
        });
        List<LoggedUpdate> some = new ArrayList<>(atATime);
        Consumer<LoggedUpdate> collect = update -> {
            some.add(update);
            if (some.size() == atATime) {
                each.accept(List.copyOf(some));
                some.clear();
            }
        };
        if (heads.size() == 1) {
            Head only = heads.get(0);
            log.read(only.partition(), only.next().get(), only.end(), collect);
        } else {
            merge(heads, collect);
        }
        if (!some.isEmpty()) {
            each.accept(List.copyOf(some));
        }
    }

    private static void merge(List<Head> heads, Consumer<LoggedUpdate> each) {
        heads.removeIf(head -> head.peek() == null);
        while (!heads.isEmpty()) {
            Head first = heads.stream()
                    .min(Comparator.comparingLong(Head::loggedAt).thenComparing(Head::partition))
                    .orElseThrow();
            each.accept(first.ahead().remove());
            if (first.peek() == null) {
                heads.remove(first);
            }
        }
    }

    /** What comes next of one partition. */
    private record Head(UpdateLog log, int partition, AtomicLong next, long end, Deque<LoggedUpdate> ahead) {

        @Nullable
        LoggedUpdate peek() {
            while (ahead.isEmpty() && next.get() < end) {
                long until = Math.min(end, next.get() + AHEAD);
                log.read(partition, next.get(), until, ahead::add);
                next.set(until);
            }
            return ahead.peek();
        }

        /** What is no update has no time that matters and passes at once. */
        long loggedAt() {
            return Objects.requireNonNull(ahead.peek()) instanceof LoggedUpdate.Reported reported
                    ? reported.loggedAtMillis()
                    : Long.MIN_VALUE;
        }
    }
}
