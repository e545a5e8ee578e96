package vn.chitieu.chaos.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.line.Running;

/** Heap, memory, threads and open files of each process, and the size of each store, every few seconds of a run. */
public final class Samples implements AutoCloseable {

    private static final long EVERY_MILLIS = 3_000;
    private static final double MEGABYTE = 1 << 20;

    private final Line line;
    private final long begin = System.nanoTime();
    private final Map<Measure, Map<String, List<Point>>> series = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::sample, "samples");

    /** What is measured. */
    public enum Measure {
        /** Of the Java heap. */
        HEAP("Heap in use, MB"),
        /** Resident. */
        MEMORY("Resident memory, MB"),
        /** Of the process. */
        THREADS("Threads"),
        /** Files and connections. */
        DESCRIPTORS("Open descriptors"),
        /** Of the stores. */
        DISK("Stores on disk, MB");

        private final String title;

        Measure(String title) {
            this.title = title;
        }

        /** Returns the title of its graph. */
        public String title() {
            return title;
        }
    }

    /** A value at a moment of the run. */
    public record Point(double seconds, double value) {}

    /** Begins. */
    public Samples(Line line) {
        this.line = line;
        for (Measure measure : Measure.values()) {
            series.put(measure, Collections.synchronizedMap(new TreeMap<>()));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns what was measured, by the name of the process or store. */
    public Map<String, List<Point>> of(Measure measure) {
        return Objects.requireNonNull(series.get(measure));
    }

    private void sample() {
        try {
            while (true) {
                line.all().forEach(this::sample);
                line.kept().forEach((name, folder) -> add(Measure.DISK, name, size(folder) / MEGABYTE));
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample(Running one) {
        long pid = one.process().pid();
        if (pid < 0) {
            return;
        }
        try {
            for (String status : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
                if (status.startsWith("Threads:")) {
                    add(Measure.THREADS, one.name(), number(status));
                } else if (status.startsWith("VmRSS:")) {
                    add(Measure.MEMORY, one.name(), number(status) / 1_024);
                }
            }
            try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
                add(Measure.DESCRIPTORS, one.name(), files.count());
            }
            long heap = HeapCounters.used(pid);
            if (heap >= 0) {
                add(Measure.HEAP, one.name(), heap / MEGABYTE);
            }
        } catch (IOException | UncheckedIOException ended) {
            // It was killed while it was looked at.
        }
    }

    private static double number(String status) {
        return Double.parseDouble(status.replaceAll("[^0-9]", ""));
    }

    private void add(Measure measure, String name, double value) {
        of(measure)
                .computeIfAbsent(name, none -> new CopyOnWriteArrayList<>())
                .add(new Point((System.nanoTime() - begin) / 1e9, value));
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> {
                        try {
                            return Files.isRegularFile(file) ? Files.size(file) : 0;
                        } catch (IOException gone) {
                            return 0;
                        }
                    })
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
