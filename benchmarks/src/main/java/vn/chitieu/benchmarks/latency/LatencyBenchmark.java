package vn.chitieu.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.parts.Compilation;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.FilledCity;
import vn.chitieu.benchmarks.parts.Medians;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.WorkDirectory;

/** Latency benchmark from POST to the total visible over HTTP, with both services in this process. */
@Command(name = "latency", description = "From POST to the total visible over HTTP at a fixed rate")
public final class LatencyBenchmark implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(LatencyBenchmark.class);
    private static final double FLOOR_MS = 100;

    /** Warm-ups begin with one part in so many of the rate. */
    private static final int SLOW_PART = 5;

    @Option(names = "--db", description = "memory or durable; default ${DEFAULT-VALUE}")
    private DatabaseKind database = DatabaseKind.DURABLE;

    @Option(names = "--rate", description = "updates per second; default ${DEFAULT-VALUE}")
    private int rate = 500;

    @Option(names = "--seconds", description = "length of a run; default ${DEFAULT-VALUE}")
    private int seconds = 20;

    @Option(names = "--watched", description = "of how many of them the total is asked for; default ${DEFAULT-VALUE}")
    private int watched = 50;

    @Option(names = "--quarters", description = "how many quarters are filled; default ${DEFAULT-VALUE}")
    private int quarters = 12;

    @Option(names = "--poll-ms", description = "pause between two looks at a total; default ${DEFAULT-VALUE}")
    private int pollMillis = 10;

    @Option(names = "--runs", description = "measured runs; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(
            names = "--warmups",
            description = "runs before that, first at a fifth of the rate; default ${DEFAULT-VALUE}")
    private int warmups = 6;

    @Option(names = "--floors", description = "exit with 1 where p99 is 100 ms or more")
    private boolean floors;

    @Override
    public Integer call() throws Exception {
        try (WorkDirectory work = WorkDirectory.make();
                FilledCity city = FilledCity.start(work.path(), database, quarters);
                IngestionInstance ingestion = IngestionInstance.open(city)) {
            Shots shots = new Shots(city.topic().updates());
            Volley volley = new Volley(ingestion, city.aggregation().api(), shots, Duration.ofMillis(pollMillis));
            Table table =
                    new Table("run", "202 p50 ms", "202 p99 ms", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms");
            List<Double> p99 = new ArrayList<>();
            for (int run = 1; run <= warmups + runs; run++) {
                Volley.Times times = volley.fire(perSecondIn(run, rate), perSecondIn(run, watched), seconds);
                LOG.info(
                        "run {}: 202 p50 {} p99 {} ms, total p50 {} p99 {} ms",
                        run - warmups,
                        at(times.accepted(), 50),
                        at(times.accepted(), 99),
                        at(times.visible(), 50),
                        at(times.visible(), 99));
                if (run <= warmups) {
                    Compilation.awaitIdle();
                } else {
                    p99.add(times.visible().getValueAtPercentile(99) / 1e3);
                    row(table, run - warmups, times);
                }
            }
            table.print("latency");
            return verdict(Medians.of(p99));
        }
    }

    /**
     * Returns how many a second there are in a run, rounded up: a fifth in the first two thirds of the warm-ups, and
     * more from run to run in the last one. Where all come at once before anything is compiled, slow code takes both
     * cores, the compiler gets a small share of them, and the service stays behind for minutes.
     */
    private int perSecondIn(int run, int perSecond) {
        int slow = warmups * 2 / 3;
        int steps = warmups + 1 - slow;
        int step = Math.min(Math.max(run - slow, 0), steps);
        return (perSecond * (steps + SLOW_PART * step - step) + SLOW_PART * steps - 1) / (SLOW_PART * steps);
    }

    private int verdict(double p99) {
        boolean kept = p99 < FLOOR_MS;
        System.out.printf(
                "%s p99 %.1f ms at %d updates/s, floor below %.0f ms%n",
                kept ? "kept  " : "MISSED", p99, rate, FLOOR_MS);
        return floors && !kept ? 1 : 0;
    }

    private static void row(Table table, int run, Volley.Times times) {
        table.row(
                String.valueOf(run),
                at(times.accepted(), 50),
                at(times.accepted(), 99),
                at(times.visible(), 50),
                at(times.visible(), 90),
                at(times.visible(), 99),
                at(times.visible(), 99.9),
                at(times.visible(), 100));
    }

    private static String at(Histogram micros, double percentile) {
        return "%.1f".formatted(micros.getValueAtPercentile(percentile) / 1e3);
    }
}
