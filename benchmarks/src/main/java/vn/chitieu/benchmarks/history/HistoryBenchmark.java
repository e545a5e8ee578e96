package vn.chitieu.benchmarks.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.city.CityCatalog;
import vn.chitieu.benchmarks.city.UpdateLoad;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.Medians;
import vn.chitieu.benchmarks.parts.RunningAggregation;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.UpdateTopic;
import vn.chitieu.benchmarks.parts.WorkDirectory;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * Benchmark of an update of the newest quarter with few and with many quarters before it, all of them filled. Measured
 * from when some batches have been taken, since joining the group and the first look at every page are paid once and
 * not for each update.
 */
@Command(name = "history", description = "Cost per update with 4 and with 40 past quarters")
public final class HistoryBenchmark implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryBenchmark.class);
    /** Runs differ by that much by themselves. */
    private static final double MOST_GROWTH = 1.2;

    @Option(names = "--db", description = "memory or durable; default ${DEFAULT-VALUE}")
    private DatabaseKind database = DatabaseKind.MEMORY;

    @Option(names = "--past", split = ",", description = "numbers of past quarters; default 4,40")
    private List<Integer> past = List.of(4, 40);

    @Option(names = "--updates", description = "how many updates are measured; default ${DEFAULT-VALUE}")
    private int updates = 200_000;

    @Option(
            names = "--lead",
            description = "how many updates are taken before the measured ones, from joining the group on; default"
                    + " ${DEFAULT-VALUE}")
    private int lead = 20_000;

    @Option(names = "--batch", description = "how many of them come at once at most; default ${DEFAULT-VALUE}")
    private int batch = 20_000;

    @Option(names = "--runs", description = "measured runs of each; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--warmups", description = "runs of each before that; default ${DEFAULT-VALUE}")
    private int warmups = 1;

    @Option(names = "--floors", description = "exit with 1 where the cost grows by more than a fifth")
    private boolean floors;

    @Override
    public Integer call() throws Exception {
        Map<Integer, List<Lap>> measured = new TreeMap<>();
        for (int run = 1; run <= warmups + runs; run++) {
            for (int quarters : past) {
                Lap one = run(quarters);
                LOG.info("{} past quarters, run {}: {}", quarters, run - warmups, one);
                if (run > warmups) {
                    measured.computeIfAbsent(quarters, key -> new ArrayList<>()).add(one);
                }
            }
        }
        Table table = new Table("past quarters", "µs per update (median)", "all runs", "CPU of all µs per update");
        measured.forEach((quarters, ofAll) -> table.row(
                String.valueOf(quarters),
                "%.1f".formatted(median(ofAll, HistoryBenchmark::micros)),
                String.join(
                        " ",
                        ofAll.stream().map(one -> "%.1f".formatted(micros(one))).toList()),
                "%.1f".formatted(median(ofAll, Lap::cpuMicros))));
        table.print("history");
        double growth = median(measured.getOrDefault(past.get(past.size() - 1), List.of()), HistoryBenchmark::micros)
                / median(measured.getOrDefault(past.get(0), List.of()), HistoryBenchmark::micros);
        boolean kept = growth <= MOST_GROWTH;
        System.out.printf("%s cost grows to %.2f x, at most %.1f x%n", kept ? "kept  " : "MISSED", growth, MOST_GROWTH);
        return floors && !kept ? 1 : 0;
    }

    private static double micros(Lap lap) {
        return 1e6 / lap.perSecond();
    }

    private static double median(List<Lap> runs, Function<Lap, Double> of) {
        return Medians.of(runs.stream().map(of).toList());
    }

    private Lap run(int quarters) throws Exception {
        try (WorkDirectory work = WorkDirectory.make();
                EmbeddedBroker broker = EmbeddedBroker.start(work.path().resolve("broker"), 0);
                EmbeddedDatabase store = database.start(work.path())) {
            Path catalog = CityCatalog.write(work.path().resolve("city"));
            UpdateTopic past = UpdateTopic.filled(broker.bootstrapServers(), UpdateLoad.firstFigures(quarters + 1));
            try (RunningAggregation service =
                    RunningAggregation.start(broker.bootstrapServers(), store.uri(), catalog, batch)) {
                service.readAll(past);
                service.pause();
                UpdateTopic all = past.with(UpdateLoad.corrections(lead + updates, Services.NOW));
                int end = all.updates().size();
                service.read();
                int begin = service.awaitCounted(end - updates);
                Lap lap = Lap.of(end - begin, () -> service.awaitCounted(end));
                service.awaitPosition(all.partition(), end, end);
                return lap;
            }
        }
    }
}
