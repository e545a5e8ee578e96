package vn.chitieu.benchmarks.parts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Work that the aggregation service did for a run, which says more than wall time where other programs share the
 * machine.
 *
 * @param batches how many batches it folded: how often it moved a position
 * @param commands how many commands it sent to the database, each a round trip; those of queries included
 * @param foldCpuNanos time of a core that the thread that folds spent
 * @param processCpuNanos time of a core that the process spent, client, broker and database included
 */
public record Effort(long batches, long commands, long foldCpuNanos, long processCpuNanos) {

    /** A container that was stopped and started again numbers its threads on. */
    private static final Pattern FOLDING_THREAD = Pattern.compile(".*\\baggregation-[0-9]+-C-[0-9]+");

    /** Reads the counters as they stand. */
    public static Effort soFar(MeterRegistry meters) {
        return new Effort(
                meters.find(DatabaseCommands.METER).timers().stream()
                        .filter(Effort::movesAPosition)
                        .mapToLong(Timer::count)
                        .sum(),
                meters.find(DatabaseCommands.METER).timers().stream()
                        .mapToLong(Timer::count)
                        .sum(),
                foldingThreadNanos(),
                Lap.cpuNanos());
    }

    /** Returns what was done since an earlier look. */
    public Effort since(Effort earlier) {
        return new Effort(
                batches - earlier.batches,
                commands - earlier.commands,
                foldCpuNanos - earlier.foldCpuNanos,
                processCpuNanos - earlier.processCpuNanos);
    }

    /** The name of the collection has the number of its layout behind it. */
    private static boolean movesAPosition(Timer timer) {
        String collection = timer.getId().getTag("collection");
        return collection != null
                && collection.startsWith("positions")
                && !"find".equals(timer.getId().getTag("command"));
    }

    private static long foldingThreadNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> FOLDING_THREAD.matcher(thread.getThreadName()).matches())
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .sum();
    }
}
