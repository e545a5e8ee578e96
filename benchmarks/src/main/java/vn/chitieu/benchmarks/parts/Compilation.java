package vn.chitieu.benchmarks.parts;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;

/** The methods of this process that wait for Java's compilers. */
public final class Compilation {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Compilation() {}

    /**
     * Waits until none waits, for the end of a warm-up: where the work of a benchmark has more threads than there are
     * cores, the compiler gets a small share of them and stays minutes behind, and what is measured is its backlog.
     */
    public static void awaitIdle() {
        Waiting.until("methods to be compiled", PAUSE, () -> waiting() == 0);
    }

    /** Returns how many wait or are being compiled. */
    static long waiting() {
        try {
            Object queues = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerQueue",
                            new Object[0],
                            new String[0]);
            return count(String.valueOf(queues));
        } catch (JMException notHotSpot) {
            throw new IllegalStateException("expected a HotSpot JVM that says what it compiles", notHotSpot);
        }
    }

    /** Counts the lines of methods: their compile id, perhaps after the name of the thread, comes before the method. */
    static long count(String queues) {
        return queues.lines().filter(line -> line.contains("::")).count();
    }
}
