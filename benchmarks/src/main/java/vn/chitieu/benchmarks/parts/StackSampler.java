package vn.chitieu.benchmarks.parts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Samples the stacks of all threads every 10 ms: by thread name with its numbers left out, the frames on top, the
 * methods of the services that were on top of their own code, and those that stood anywhere in the stack.
 */
public final class StackSampler {

    private static final int PERIOD_MS = 10;
    private static final int SHOWN_FRAMES = 12;
    private static final int SHOWN_THREADS = 8;
    private static final String OURS = "vn.chitieu.";
    private static final String BENCHMARKS = "vn.chitieu.benchmarks.";
    private static final Set<String> WAITS = Set.of(
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.Net.accept",
            "sun.nio.ch.Net.poll",
            "java.net.SocketInputStream.socketRead0",
            "jdk.internal.misc.Unsafe.park",
            "java.lang.Object.wait",
            "java.lang.ref.Reference.waitForReferencePendingList");

    private final Map<String, Tally> byThread = new TreeMap<>();
    private final Thread thread = new Thread(this::sample, "stack-sampler");
    private volatile boolean stopped;
    private int samples;

    private static final class Tally {
        private int busy;
        private int waiting;
        private final Map<String, Integer> top = new HashMap<>();
        private final Map<String, Integer> ownTop = new HashMap<>();
        private final Map<String, Integer> ownAnywhere = new HashMap<>();
    }

    private StackSampler() {}

    /** Starts to look. */
    public static StackSampler start() {
        StackSampler sampler = new StackSampler();
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    /** Stops and prints what was seen. */
    public void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        print();
    }

    private void sample() {
        while (!stopped) {
            Thread.getAllStackTraces().forEach(this::count);
            samples++;
            try {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void count(Thread seen, StackTraceElement[] stack) {
        if (stack.length == 0 || seen == thread) {
            return;
        }
        Tally tally =
                byThread.computeIfAbsent(seen.getName().replaceAll("[0-9a-f]{8,}|[0-9]+", "N"), name -> new Tally());
        List<String> frames = Arrays.stream(stack).map(StackSampler::name).toList();
        if (seen.getState() != Thread.State.RUNNABLE || WAITS.contains(frames.get(0))) {
            tally.waiting++;
        } else {
            tally.busy++;
            tally.top.merge(frames.get(0), 1, Integer::sum);
        }
        Optional<String> own = frames.stream().filter(StackSampler::isOurs).findFirst();
        own.ifPresent(frame -> tally.ownTop.merge(frame, 1, Integer::sum));
        new HashSet<>(frames)
                .stream()
                        .filter(StackSampler::isOurs)
                        .forEach(frame -> tally.ownAnywhere.merge(frame, 1, Integer::sum));
    }

    private static boolean isOurs(String frame) {
        return frame.startsWith(OURS) && !frame.startsWith(BENCHMARKS);
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%nProfile: %d samples, one every %d ms%n", samples, PERIOD_MS);
        byThread.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().busy))
                .filter(entry -> 100 * entry.getValue().busy >= samples)
                .limit(SHOWN_THREADS)
                .forEach(entry -> print(entry.getKey(), entry.getValue()));
    }

    private void print(String name, Tally tally) {
        System.out.printf(
                Locale.ROOT,
                "%n== %s: busy %d %%, waiting %d %%%n",
                name,
                100 * tally.busy / Math.max(1, samples),
                100 * tally.waiting / Math.max(1, samples));
        print("on top", tally.top);
        print("our code, on top of it (waits included)", tally.ownTop);
        print("our code, anywhere in the stack (waits included)", tally.ownAnywhere);
    }

    private void print(String title, Map<String, Integer> frames) {
        if (frames.isEmpty()) {
            return;
        }
        System.out.println("  " + title);
        frames.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN_FRAMES)
                .forEach(frame -> System.out.printf(
                        Locale.ROOT,
                        "   %5.1f %%  %s%n",
                        100.0 * frame.getValue() / Math.max(1, samples),
                        frame.getKey()));
    }
}
