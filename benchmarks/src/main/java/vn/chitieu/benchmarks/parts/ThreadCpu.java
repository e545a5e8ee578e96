package vn.chitieu.benchmarks.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which threads the processor worked for, by name with its numbers left out, those of the virtual machine (garbage
 * collector, compiler) among them. Linux tells it, in hundredths of a second; elsewhere nothing is known. A thread that
 * ended meanwhile is not seen.
 */
public final class ThreadCpu {

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int MICROS_OF_A_TICK = 10_000;
    private static final double LEAST_SHOWN = 0.05;

    private final Map<String, Long> begin = ticks();

    private ThreadCpu() {}

    /** Begins to measure. */
    public static ThreadCpu start() {
        return new ThreadCpu();
    }

    /** Prints how much each kind of thread took since the start, in microseconds for each update. */
    public void print(int updates) {
        Map<String, Long> byName = new HashMap<>();
        ticks().forEach((thread, ticks) -> byName.merge(
                thread.substring(thread.indexOf(' ') + 1).replaceAll("[0-9]+", "N"),
                ticks - begin.getOrDefault(thread, 0L),
                Long::sum));
        System.out.printf(Locale.ROOT, "%nµs of processor for each of %,d updates, by thread%n", updates);
        byName.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(one -> print(one.getKey(), 1.0 * one.getValue() * MICROS_OF_A_TICK / updates));
    }

    private static void print(String name, double micros) {
        if (micros >= LEAST_SHOWN) {
            System.out.printf(Locale.ROOT, "   %6.2f  %s%n", micros, name);
        }
    }

    /** Returns the ticks of each thread by its number, a blank and its name. */
    private static Map<String, Long> ticks() {
        Map<String, Long> ticks = new HashMap<>();
        if (Files.isDirectory(TASKS)) {
            try (Stream<Path> tasks = Files.list(TASKS)) {
                tasks.forEach(task -> add(task, ticks));
            } catch (IOException e) {
                throw new UncheckedIOException("The threads cannot be read from " + TASKS, e);
            }
        }
        return ticks;
    }

    private static void add(Path task, Map<String, Long> ticks) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String[] fields = stat.substring(end + 2).split(" ", -1);
            ticks.put(
                    task.getFileName() + " " + stat.substring(stat.indexOf('(') + 1, end),
                    Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]));
        } catch (IOException ended) {
            ticks.remove(String.valueOf(task.getFileName()));
        }
    }
}
