package vn.chitieu.benchmarks.parts;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * Measurements of one run.
 *
 * @param updates how many updates it was
 * @param wall time on the clock
 * @param cpu time of all cores of this process
 * @param gc time that the garbage collectors report
 */
public record Lap(int updates, Duration wall, Duration cpu, Duration gc) {

    /** What is measured. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /** Does the work and measures it. */
    public static Lap of(int updates, Work work) throws Exception {
        long cpu = cpuNanos();
        long gc = gcMillis();
        long start = System.nanoTime();
        work.run();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        return new Lap(updates, wall, Duration.ofNanos(cpuNanos() - cpu), Duration.ofMillis(gcMillis() - gc));
    }

    /** Returns updates per second. */
    public double perSecond() {
        return updates / (wall.toNanos() / 1e9);
    }

    /** Returns how many cores were busy on average. */
    public double cores() {
        return (double) cpu.toNanos() / wall.toNanos();
    }

    /** Returns how long one core had to work for an update, in microseconds. */
    public double cpuMicros() {
        return cpu.toNanos() / 1e3 / updates;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d updates in %.2f s: %,.0f/s, %.1f cores, %.1f µs cpu each, gc %.2f s",
                updates,
                wall.toNanos() / 1e9,
                perSecond(),
                cores(),
                cpuMicros(),
                gc.toMillis() / 1e3);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
