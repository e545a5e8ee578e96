package vn.chitieu.benchmarks.query;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.parts.Compilation;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.FilledCity;
import vn.chitieu.benchmarks.parts.KeepAliveConnection;
import vn.chitieu.benchmarks.parts.Medians;
import vn.chitieu.benchmarks.parts.RunningAggregation;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.WorkDirectory;
import vn.chitieu.benchmarks.parts.WrongResultException;

/** Throughput benchmark of queries of all totals of the city in a filled quarter. */
@Command(name = "query", description = "GET /api/v1/totals of a filled quarter")
public final class QueryBenchmark implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(QueryBenchmark.class);
    private static final double FLOOR_PER_SECOND = 3_000;

    @Option(names = "--db", description = "memory or durable; default ${DEFAULT-VALUE}")
    private DatabaseKind database = DatabaseKind.DURABLE;

    @Option(names = "--quarters", description = "how many quarters are filled; default ${DEFAULT-VALUE}")
    private int quarters = 8;

    @Option(names = "--connections", description = "that ask at once, 8 to 32; default ${DEFAULT-VALUE}")
    private int connections = 16;

    @Option(names = "--seconds", description = "length of a run; default ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(names = "--runs", description = "measured runs; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--warmups", description = "runs before that; default ${DEFAULT-VALUE}")
    private int warmups = 1;

    @Option(names = "--floors", description = "exit with 1 where fewer than 3,000 a second are answered")
    private boolean floors;

    @Override
    public Integer call() throws Exception {
        try (WorkDirectory work = WorkDirectory.make();
                FilledCity city = FilledCity.start(work.path(), database, quarters)) {
            RunningAggregation service = city.aggregation();
            return measure(service);
        }
    }

    private int measure(RunningAggregation service) throws Exception {
        Table table = new Table("run", "answers/s", "p50 ms", "p99 ms", "max ms");
        List<Double> perSecond = new ArrayList<>();
        for (int run = 1; run <= warmups + runs; run++) {
            Histogram micros = run(service);
            if (run <= warmups) {
                Compilation.awaitIdle();
            } else {
                perSecond.add((double) micros.getTotalCount() / seconds);
                table.row(
                        String.valueOf(run - warmups),
                        "%,.0f".formatted(perSecond.get(perSecond.size() - 1)),
                        "%.2f".formatted(micros.getValueAtPercentile(50) / 1e3),
                        "%.2f".formatted(micros.getValueAtPercentile(99) / 1e3),
                        "%.2f".formatted(micros.getMaxValue() / 1e3));
            }
        }
        table.print("query");
        boolean kept = Medians.of(perSecond) >= FLOOR_PER_SECOND;
        System.out.printf(
                "%s %,.0f answers/s over %d connections, floor %,.0f%n",
                kept ? "kept  " : "MISSED", Medians.of(perSecond), connections, FLOOR_PER_SECOND);
        return floors && !kept ? 1 : 0;
    }

    private Histogram run(RunningAggregation service) throws Exception {
        Histogram micros = new ConcurrentHistogram(3);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Integer>> asking = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                asking.add(threads.submit(() -> ask(service, end, micros)));
            }
            int size = 0;
            for (Future<Integer> one : asking) {
                size = one.get();
            }
            LOG.info("{} answers of {} bytes", micros.getTotalCount(), size);
            return micros;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int ask(RunningAggregation service, long end, Histogram micros) throws IOException {
        URI address = service.api().base();
        byte[] request = service.api()
                .plainRequest("/api/v1/totals?quarter=" + BenchmarkCity.LAST_QUARTER)
                .getBytes(StandardCharsets.US_ASCII);
        try (KeepAliveConnection connection = new KeepAliveConnection(address)) {
            KeepAliveConnection.Answer answer = connection.ask(request);
            check(answer);
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                KeepAliveConnection.Answer next = connection.ask(request);
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
                if (next.body().length != answer.body().length) {
                    check(next);
                }
            }
            return answer.body().length;
        }
    }

    private static void check(KeepAliveConnection.Answer answer) {
        int expected = BenchmarkCity.reported().size() + BenchmarkCity.DERIVED;
        int actual = answer.text().split("\"indicator\":", -1).length - 1;
        if (answer.status() != 200) {
            throw new WrongResultException("expected 200, got " + answer.status() + " " + answer.text());
        }
        if (actual != expected) {
            throw new WrongResultException("expected " + expected + " totals, got " + actual);
        }
    }
}
