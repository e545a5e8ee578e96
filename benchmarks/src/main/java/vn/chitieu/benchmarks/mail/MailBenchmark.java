package vn.chitieu.benchmarks.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.MailSink;
import vn.chitieu.benchmarks.parts.Medians;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WorkDirectory;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/** Benchmark of how fast alerts become mail, on the durable embedded database. */
@Command(name = "mail", description = "From a total to the mail server's 250; a backlog; a start beside old rows")
public final class MailBenchmark implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(MailBenchmark.class);
    private static final double LATENCY_FLOOR_MS = 300;
    private static final double DRAIN_FLOOR = 200;
    private static final double START_FLOOR = 1.1;

    @Option(names = "--only", description = "latency, drain or start; all where it is not said")
    private String only = "";

    @Option(names = "--rate", description = "alerts per second; default ${DEFAULT-VALUE}")
    private int rate = 20;

    @Option(names = "--seconds", description = "length of the run; default ${DEFAULT-VALUE}")
    private int seconds = 40;

    @Option(names = "--backlog", description = "mails that wait for the mail server; default and most ${DEFAULT-VALUE}")
    private int backlog = Alerts.MOST;

    @Option(names = "--warm-up", description = "of these, how many leave before it counts; default ${DEFAULT-VALUE}")
    private int warmUp = 500;

    @Option(names = "--rows", description = "old rows at the start; default ${DEFAULT-VALUE}")
    private int rows = 100_000;

    @Option(names = "--parallel", description = "mails handed over at once; default ${DEFAULT-VALUE}")
    private int parallel = 4;

    @Option(names = "--together", description = "mails of a batch; 1: one by one; default ${DEFAULT-VALUE}")
    private int together = 16;

    @Option(names = "--beside", description = "drain in turns with batches of that size, too; default none")
    private int beside;

    @Option(names = "--runs", description = "runs of drain and start after a warm-up; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--floors", description = "exit with 1 where a floor is missed")
    private boolean floors;

    private boolean missed;

    @Override
    public Integer call() throws Exception {
        Table table = new Table("what", "result", "floor");
        try (WorkDirectory work = WorkDirectory.make()) {
            Path catalog = Alerts.catalog(work.path().resolve("catalog"));
            if (only.isEmpty() || only.equals("latency")) {
                latency(work.path().resolve("latency"), catalog, table);
            }
            if (only.isEmpty() || only.equals("drain")) {
                drains(work.path().resolve("drain"), catalog, table);
            }
            if (only.isEmpty() || only.equals("start")) {
                start(work.path().resolve("start"), catalog, table);
            }
        }
        table.print("mail");
        return floors && missed ? 1 : 0;
    }

    private void latency(Path dir, Path catalog, Table table) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("kafka"), 0);
                EmbeddedDatabase database = DatabaseKind.DURABLE.start(dir);
                MailSink sink = MailSink.start(0);
                RunningNotification service =
                        RunningNotification.start(broker, database, catalog, sink.port(), parallel, together);
                Alerts alerts = new Alerts(broker.bootstrapServers())) {
            int before = Math.min(10, seconds) * rate;
            fire(alerts, sink, 0, before);
            Histogram micros = fire(alerts, sink, before, before + rate * seconds);
            service.expectAllSent(before + rate * seconds);
            double p99 = micros.getValueAtPercentile(99) / 1e3;
            table.row(
                    "total published to 250, %d alerts/s: p50, p99, max".formatted(rate),
                    "%.0f, %.0f, %.0f ms"
                            .formatted(micros.getValueAtPercentile(50) / 1e3, p99, micros.getMaxValue() / 1e3),
                    verdict("p99 below %.0f ms".formatted(LATENCY_FLOOR_MS), p99 < LATENCY_FLOOR_MS));
        }
    }

    /** Publishes at the rate whatever becomes of the earlier ones; times count from when a total was due. */
    private Histogram fire(Alerts alerts, MailSink sink, int from, int to) throws Exception {
        List<Long> due = new ArrayList<>();
        long start = System.nanoTime();
        for (int number = from; number < to; number++) {
            long at = start + TimeUnit.SECONDS.toNanos(number - from) / rate;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            due.add(at);
            alerts.publish(number);
        }
        alerts.awaitAll();
        Map<String, Long> accepted = sink.accepted();
        Waiting.until(to + " mails", Duration.ofMillis(20), () -> accepted.size() >= to);
        Histogram micros = new Histogram(3);
        for (int number = from; number < to; number++) {
            Long at = accepted.get(Alerts.notice(number));
            micros.recordValue(
                    TimeUnit.NANOSECONDS.toMicros((at == null ? System.nanoTime() : at) - due.get(number - from)));
        }
        return micros;
    }

    /** A warm-up, and then so many runs, of each size of batches in turns. */
    private void drains(Path dir, Path catalog, Table table) throws Exception {
        List<Integer> sizes = beside == 0 ? List.of(together) : List.of(together, beside);
        Map<Integer, List<Drained>> measured = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (int size : sizes) {
                Drained drained = drain(dir.resolve("%d-%d".formatted(run, size)), catalog, size);
                LOG.info("{} in batches of {}: {}", run == 0 ? "warm-up" : "run " + run, size, drained);
                if (run > 0 || runs == 0) {
                    measured.computeIfAbsent(size, any -> new ArrayList<>()).add(drained);
                }
            }
        }
        measured.forEach((size, all) -> {
            double perSecond = Medians.of(all.stream().map(Drained::perSecond).toList());
            table.row(
                    "%d mails after an outage, each with its notice, in batches of %d".formatted(backlog, size),
                    "%.0f mails/s (%s), %.1f cores, %.1f ms of a core each"
                            .formatted(
                                    perSecond,
                                    all.stream()
                                            .map(one -> "%.0f".formatted(one.perSecond()))
                                            .collect(Collectors.joining(" ")),
                                    Medians.of(all.stream().map(Drained::cores).toList()),
                                    Medians.of(all.stream()
                                            .map(Drained::coreMillis)
                                            .toList())),
                    size == together
                            ? verdict("%.0f mails/s".formatted(DRAIN_FLOOR), perSecond >= DRAIN_FLOOR)
                            : "none");
        });
    }

    private Drained drain(Path dir, Path catalog, int size) throws Exception {
        int port = ForkedJvm.freePort();
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("kafka"), 0);
                EmbeddedDatabase database = DatabaseKind.DURABLE.start(dir);
                RunningNotification service =
                        RunningNotification.start(broker, database, catalog, port, parallel, size);
                Alerts alerts = new Alerts(broker.bootstrapServers())) {
            for (int number = 0; number < backlog; number++) {
                alerts.publish(number);
            }
            alerts.awaitAll();
            service.awaitWanted(backlog);
            LOG.info("{} mails wait", backlog);
            try (MailSink sink = MailSink.start(port)) {
                Lap lap = Lap.of(
                        backlog,
                        () -> Waiting.until(
                                backlog + " mails",
                                Duration.ofMillis(20),
                                () -> sink.accepted().size() >= backlog));
                service.expectAllSent(backlog);
                List<Long> times = sink.accepted().values().stream().sorted().toList();
                long counted = times.size() - warmUp - 1L;
                double perSecond = counted * 1e9 / (times.get(times.size() - 1) - times.get(warmUp));
                return new Drained(perSecond, lap.cores(), lap.cpuMicros() / 1e3);
            }
        }
    }

    /** A broker for each database: beside one broker two databases would be taken for copies of each other. */
    private void start(Path dir, Path catalog, Table table) throws Exception {
        try (EmbeddedBroker ofEmpty = EmbeddedBroker.start(dir.resolve("kafka-empty"), 0);
                EmbeddedBroker ofFull = EmbeddedBroker.start(dir.resolve("kafka-full"), 0);
                EmbeddedDatabase empty = DatabaseKind.DURABLE.start(dir);
                EmbeddedDatabase full = DatabaseKind.DURABLE.start(dir)) {
            OldRows.write(ofFull, full, catalog, rows);
            LOG.info("{} old rows are there", rows);
            startMillis(ofEmpty, empty, catalog);
            startMillis(ofFull, full, catalog);
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            for (int run = 0; run < Math.max(1, runs); run++) {
                without.add(startMillis(ofEmpty, empty, catalog));
                with.add(startMillis(ofFull, full, catalog));
            }
            double ratio = Medians.of(with) / Medians.of(without);
            table.row(
                    "start beside %d old rows, and beside none".formatted(rows),
                    "%.0f ms, %.0f ms: %.2f x".formatted(Medians.of(with), Medians.of(without), ratio),
                    verdict("%.1f x".formatted(START_FLOOR), ratio <= START_FLOOR));
        }
    }

    private double startMillis(EmbeddedBroker broker, EmbeddedDatabase database, Path catalog) {
        long start = System.nanoTime();
        RunningNotification service =
                RunningNotification.start(broker, database, catalog, ForkedJvm.freePort(), parallel, together);
        double millis = (System.nanoTime() - start) / 1e6;
        service.close();
        return millis;
    }

    private String verdict(String floor, boolean kept) {
        missed |= !kept;
        return (kept ? "kept: " : "MISSED: ") + floor;
    }

    /** What a run of drain reached. */
    private record Drained(double perSecond, double cores, double coreMillis) {}
}
