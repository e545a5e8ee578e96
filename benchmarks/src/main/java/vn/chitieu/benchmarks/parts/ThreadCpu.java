package vn.chitieu.benchmarks.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CPU time of threads, by name with its numbers left out. Those of the virtual machine (garbage collector, compiler)
 * are reported by Linux, in hundredths of a second; elsewhere, and where a thread ended meanwhile, their work is part
 * of the rest.
 */
public final class ThreadCpu {

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Pattern OF_THE_MACHINE = Pattern.compile("(C[12] Compiler|GC Thread|G1 |VM ).*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]{8,}|[0-9]+");
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int NANOS_OF_A_TICK = 10_000_000;
    /** One in so many of all is not worth a line. */
    private static final int WORTH_A_LINE = 200;

    private final long beginOfAll = Lap.cpuNanos();
    private final Map<String, Long> begin = nanos();

    private ThreadCpu() {}

    /** Begins to measure. */
    public static ThreadCpu start() {
        return new ThreadCpu();
    }

    /** Prints how much each kind of thread took since the start, in microseconds for each update. */
    public void print(int updates) {
        Map<String, Long> byName = new HashMap<>();
        nanos().forEach((thread, nanos) ->
                byName.merge(kind(thread), nanos - begin.getOrDefault(thread, 0L), Long::sum));
        long all = Lap.cpuNanos() - beginOfAll;
        long rest = all - byName.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(Locale.ROOT, "%nµs of processor for each of %,d updates, by thread%n", updates);
        print("all", all, updates);
        byName.entrySet().stream()
                .filter(one -> one.getValue() * WORTH_A_LINE > all)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(one -> print(one.getKey(), one.getValue(), updates));
        print("the rest: threads that ended, and other ones of the virtual machine", rest, updates);
    }

    private static void print(String name, long nanos, int updates) {
        System.out.printf(Locale.ROOT, "   %8.2f  %s%n", nanos / 1e3 / updates, name);
    }

    private static String kind(String thread) {
        return NUMBERS.matcher(thread.substring(thread.indexOf(' ') + 1)).replaceAll("N");
    }

    /** Returns what each thread has taken so far, by its number, a blank and its name. */
    private static Map<String, Long> nanos() {
        Map<String, Long> nanos = new HashMap<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                long taken = threads.getThreadCpuTime(thread.getThreadId());
                nanos.put("java" + thread.getThreadId() + " " + thread.getThreadName(), Math.max(0, taken));
            }
        }
        if (Files.isDirectory(TASKS)) {
            try (Stream<Path> tasks = Files.list(TASKS)) {
                tasks.forEach(task -> addOfTheMachine(task, nanos));
            } catch (IOException e) {
                throw new UncheckedIOException("The threads cannot be read from " + TASKS, e);
            }
        }
        return nanos;
    }

    private static void addOfTheMachine(Path task, Map<String, Long> nanos) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, end);
            if (OF_THE_MACHINE.matcher(name).matches()) {
                String[] fields = stat.substring(end + 2).split(" ", -1);
                long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
                nanos.put(task.getFileName() + " " + name, ticks * NANOS_OF_A_TICK);
            }
        } catch (IOException ended) {
            nanos.remove(String.valueOf(task.getFileName()));
        }
    }
}
