package vn.chitieu.benchmarks.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.city.CityCatalog;
import vn.chitieu.benchmarks.city.ExpectedTotals;
import vn.chitieu.benchmarks.city.UpdateLoad;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.RunningAggregation;
import vn.chitieu.benchmarks.parts.UpdateTopic;
import vn.chitieu.benchmarks.parts.WorkDirectory;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.embedded.EmbeddedBroker;

/** Benchmark from the topic to right totals, receipts and revisions, beside peers on the same records. */
@Command(name = "fold", description = "Updates from the topic to right totals, beside peers on the same records")
public final class FoldBenchmark implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(FoldBenchmark.class);

    @Option(names = "--db", split = ",", description = "memory, durable or both with a comma; default both")
    private List<DatabaseKind> databases = List.of(DatabaseKind.MEMORY, DatabaseKind.DURABLE);

    @Option(names = "--updates", description = "how many updates lie in the topic; default ${DEFAULT-VALUE}")
    private int updates = 200_000;

    @Option(names = "--quarters", description = "over how many quarters they go; default ${DEFAULT-VALUE}")
    private int quarters = 8;

    @Option(names = "--order", description = "reported (as a city does) or shuffled; default ${DEFAULT-VALUE}")
    private UpdateLoad.Order order = UpdateLoad.Order.REPORTED;

    @Option(names = "--runs", description = "measured runs of each; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--warmups", description = "runs of each before that; default ${DEFAULT-VALUE}")
    private int warmups = 1;

    @Option(names = "--only", split = ",", description = "which of service, sink, streams, naive; default all")
    private List<String> only = List.of("service", "sink", "streams", "naive");

    @Option(names = "--naive-updates", description = "how many the naive one does; default ${DEFAULT-VALUE}")
    private int naiveUpdates = 10_000;

    @Option(names = "--streams-scopes", description = "all or city; default ${DEFAULT-VALUE}")
    private String streamsScopes = "all";

    @Option(names = "--streams-threads", description = "threads of Kafka Streams; default ${DEFAULT-VALUE}")
    private int streamsThreads = 1;

    @Option(names = "--batch", description = "records the service takes at once; default ${DEFAULT-VALUE}")
    private int batch = RunningAggregation.LARGE_BATCH;

    @Option(names = "--floors", description = "exit with 1 where a floor is missed")
    private boolean floors;

    @Override
    public Integer call() throws Exception {
        List<IndicatorUpdated> load = UpdateLoad.of(updates, quarters, order);
        int covered = (int) load.stream()
                .map(update -> update.period().quarter())
                .distinct()
                .count();
        try (WorkDirectory work = WorkDirectory.make();
                EmbeddedBroker broker = EmbeddedBroker.start(work.path().resolve("broker"), 0)) {
            UpdateTopic topic = UpdateTopic.filled(broker.bootstrapServers(), load);
            LOG.info(
                    "{} updates in {} order over {} quarters, {} cells",
                    load.size(),
                    order,
                    covered,
                    ExpectedTotals.of(load).cells());
            FoldReport report = new FoldReport();
            for (DatabaseKind database : databases) {
                FoldSetup setup = new FoldSetup(
                        work.path(),
                        CityCatalog.write(work.path().resolve(BenchmarkCity.ID)),
                        topic,
                        ExpectedTotals.of(load),
                        covered,
                        database,
                        batch);
                report.add(database, runAll(setup));
            }
            report.print();
            return floors && !report.keepsFloors() ? 1 : 0;
        }
    }

    /** Lets all of them run in turn, so that a slow minute of the machine hits all alike. */
    private Map<String, List<Lap>> runAll(FoldSetup setup) throws Exception {
        Map<String, List<Lap>> laps = new LinkedHashMap<>();
        List<FoldContender> contenders = contenders();
        for (int run = 1; run <= warmups + runs; run++) {
            for (FoldContender contender : contenders) {
                Lap lap = contender.run(setup);
                String kind = run <= warmups ? "warm-up" : "run " + (run - warmups);
                LOG.info("{} {} {}: {}", setup.database(), contender.name(), kind, lap);
                if (run > warmups) {
                    laps.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(lap);
                }
            }
        }
        return laps;
    }

    private List<FoldContender> contenders() {
        List<FoldContender> all = new ArrayList<>(List.of(
                new ServiceContender(),
                new SinkContender(),
                new StreamsContender(streamsScopes.equals("all"), streamsThreads),
                new NaiveContender(naiveUpdates)));
        all.removeIf(contender -> !only.contains(contender.name()));
        return all;
    }
}
