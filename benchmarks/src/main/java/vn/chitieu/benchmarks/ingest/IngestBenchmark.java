package vn.chitieu.benchmarks.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.WorkDirectory;

/**
 * Throughput benchmark of the ingestion service in a process of its own, beside a bare servlet that puts the same bytes
 * on the same broker without looking at them.
 */
@Command(name = "ingest", description = "POST /api/v1/updates against the service's process, beside a bare servlet")
public final class IngestBenchmark implements Callable<Integer> {

    private static final double MOST_P99_MS = 20;
    private static final double MOST_LOST = 0.03;

    @Option(names = "--connections", description = "kept connections; default ${DEFAULT-VALUE}")
    private int connections = 32;

    @Option(names = "--seconds", description = "length of a run; default ${DEFAULT-VALUE}")
    private int seconds = 6;

    @Option(
            names = "--warmup",
            description = "seconds at the most for each size and contender; default ${DEFAULT-VALUE}")
    private int warmup = 90;

    @Option(names = "--runs", description = "measured runs; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--per-post", split = ",", description = "updates of a request; default ${DEFAULT-VALUE}")
    private List<Integer> sizes = List.of(1, 100);

    @Option(names = "--heap", description = "of each contender; default ${DEFAULT-VALUE}")
    private String heap = "256m";

    @Option(names = "--service-java", split = " ", description = "further options of Java for the service")
    private List<String> serviceJava = new ArrayList<>();

    @Option(names = "--floors", description = "exit with 1 where a floor is missed")
    private boolean floors;

    @Override
    public Integer call() throws Exception {
        List<String> options = List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");
        try (WorkDirectory work = WorkDirectory.make();
                IngestSetup ground = IngestSetup.start(work.path(), options, serviceJava)) {
            Table table = new Table(
                    "per POST",
                    "who",
                    "keys",
                    "updates/s: median (all runs)",
                    "CPU µs each: its own",
                    "broker",
                    "client");
            List<Verdict> verdicts = new ArrayList<>();
            for (int perPost : sizes) {
                verdicts.addAll(measure(ground, perPost, table));
            }
            table.print("ingest");
            verdicts.forEach(System.out::println);
            return floors && !verdicts.stream().allMatch(Verdict::kept) ? 1 : 0;
        }
    }

    private List<Verdict> measure(IngestSetup ground, int perPost, Table table) throws Exception {
        Runs bare = new Runs(ground.bare(), perPost, false);
        Runs shared = new Runs(ground.service(), perPost, false);
        Runs own = new Runs(ground.service(), perPost, true);
        List<Runs> all = List.of(bare, shared, own);
        bare.warmUp(ground, connections, Duration.ofSeconds(warmup));
        shared.warmUp(ground, connections, Duration.ofSeconds(warmup));
        List<Runs> turns = new ArrayList<>(all);
        for (int run = 0; run < runs; run++) {
            for (Runs one : turns) {
                one.measure(ground, connections, Duration.ofSeconds(seconds));
            }
            // A contender that runs after another finds what that one has left to the disk.
            Collections.reverse(turns);
        }
        all.forEach(one -> row(table, one));
        long pause = (long) (2.0 * perPost * TimeUnit.SECONDS.toNanos(1) / shared.perSecond());
        double p99 = own.run(ground, connections, Duration.ofSeconds(seconds), pause)
                        .answers()
                        .getValueAtPercentile(99)
                / 1e3;
        double ratio = shared.perSecond() / bare.perSecond();
        double least = perPost == 1 ? 0.55 : 0.35;
        double lost = 1 - own.perSecond() / shared.perSecond();
        return List.of(
                new Verdict(
                        ratio >= least,
                        "%d per POST: %.2f of the bare servlet, floor %.2f".formatted(perPost, ratio, least)),
                new Verdict(
                        p99 < MOST_P99_MS,
                        "%d per POST: p99 %.1f ms at half of the limit, floor below %.0f ms"
                                .formatted(perPost, p99, MOST_P99_MS)),
                new Verdict(
                        lost <= MOST_LOST,
                        "%d per POST: %.1f %% lost with a key for each unit, floor at most %.0f %%"
                                .formatted(perPost, 100 * lost, 100 * MOST_LOST)));
    }

    private static void row(Table table, Runs runs) {
        table.row(
                String.valueOf(runs.perPost()),
                runs.contender().name(),
                runs.own() ? "34" : "1",
                "%,.0f (%s)"
                        .formatted(
                                runs.perSecond(),
                                runs.measured().stream()
                                        .map(run -> "%,.0f".formatted(run.perSecond()))
                                        .collect(Collectors.joining(" "))),
                "%.1f".formatted(runs.median(Runs.Run::contenderMicros)),
                "%.1f".formatted(runs.median(Runs.Run::brokerMicros)),
                "%.1f".formatted(runs.median(Runs.Run::clientMicros)));
    }

    private record Verdict(boolean kept, String text) {
        @Override
        public String toString() {
            return (kept ? "kept   " : "MISSED ") + text;
        }
    }
}
