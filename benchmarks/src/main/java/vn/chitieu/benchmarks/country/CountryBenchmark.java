package vn.chitieu.benchmarks.country;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WorkDirectory;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * The country on one machine. The evening before a quarter ends its provinces report the quarter before, by HTTP and as
 * fast as they are answered; instances of aggregation come and go; at midnight all quarters are opened; the new figures
 * come in; and on the morning after the deadline every chairperson gets a mail.
 */
@Command(name = "country", description = "34 provinces with 3,321 communes on several instances of each service")
public final class CountryBenchmark implements Callable<Integer> {

    private static final Quarter BEFORE = new Quarter(2024, 4);
    private static final Quarter ENDS = new Quarter(2025, 1);
    private static final Instant EVENING = Instant.parse("2025-03-31T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2025-03-31T17:00:00Z");
    private static final Instant MORNING_AFTER_DEADLINE = Instant.parse("2025-04-08T01:00:00Z");
    private static final OffsetDateTime IN_MARCH = OffsetDateTime.parse("2025-03-31T08:00:00+07:00");
    private static final OffsetDateTime AFTER_MIDNIGHT = OffsetDateTime.parse("2025-04-01T00:00:01+07:00");
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SAMPLE = 5;
    /** Beyond all corrections that follow the first figures. */
    private static final int LAST_ROUND = 1_000_000;

    @Option(names = "--provinces", description = "how many; default and most ${DEFAULT-VALUE}")
    private int provinceCount = Province.most();

    @Option(names = "--communes", description = "how many in all; default ${DEFAULT-VALUE}")
    private int communes = Province.ALL_COMMUNES;

    @Option(
            names = "--seconds",
            description = "how long corrections follow the first figures; default ${DEFAULT-VALUE}")
    private int seconds = 60;

    @Option(names = "--instances", description = "of each service, at least 2; default ${DEFAULT-VALUE}")
    private int instances = 3;

    @Option(names = "--heap", description = "of each instance, in MiB; default ${DEFAULT-VALUE}")
    private int heap = 768;

    @Option(names = "--lead", description = "seconds from the start of services to midnight; default ${DEFAULT-VALUE}")
    private int lead = 90;

    private final Table table = new Table("what", "measured", "checked by");

    @Override
    public Integer call() throws Exception {
        List<Province> provinces = Province.of(provinceCount, communes);
        try (WorkDirectory work = WorkDirectory.make();
                CountryLine line = new CountryLine(
                        work.path(),
                        new CountryLine.Sizes(instances, heap, provinces.get(0).id()))) {
            Path catalogs = work.path().resolve("catalogs");
            for (Province province : provinces) {
                Services.publish(ProvinceCatalog.write(catalogs, province), line.bootstrapServers());
            }
            run(line, provinces, catalogs);
        } finally {
            table.print("country");
        }
        return 0;
    }

    private void run(CountryLine line, List<Province> provinces, Path catalogs) throws Exception {
        line.start(Set.of(Kind.INGESTION), EVENING);
        Senders senders = new Senders(line, provinces);
        try (AggregationGroup group = new AggregationGroup(line.bootstrapServers())) {
            ingest(senders, provinces);
            fold(line, group);
            balance(line, group, provinces);
            check(line, provinces, catalogs, List.of(BEFORE), EVENING);
            rebalance(line, senders, group, provinces);
            memory(line);
            midnight(line, provinces);
            Senders.Sent sent = senders.send(all(provinces, new Figures(ENDS, AFTER_MIDNIGHT, 0)));
            awaitFolded(group);
            table.row("the figures of the new quarter", speed(sent), "each answer is 202 with all accepted");
            storm(line, provinces);
            check(line, provinces, catalogs, List.of(BEFORE, ENDS), MORNING_AFTER_DEADLINE);
            memory(line);
        }
    }

    private static Stream<Figures.Request> all(List<Province> provinces, Figures figures) {
        return provinces.stream().flatMap(figures::of);
    }

    /** First figures, and corrections for so long. */
    private void ingest(Senders senders, List<Province> provinces) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Stream<Figures.Request> corrections = Stream.iterate(1, round -> round + 1)
                .flatMap(round -> all(provinces, new Figures(BEFORE, IN_MARCH.plusSeconds(round), round)))
                .takeWhile(request -> System.nanoTime() < end);
        Senders.Sent sent = senders.send(Stream.concat(all(provinces, new Figures(BEFORE, IN_MARCH, 0)), corrections));
        table.row("ingestion over HTTP, 450 updates a request", speed(sent), "each answer is 202 with all accepted");
    }

    private static String speed(Senders.Sent sent) {
        return "%,d updates, %,.0f/s".formatted(sent.updates(), sent.perSecond());
    }

    /** The instances begin one after the other; time counts from the first batch. */
    private void fold(CountryLine line, AggregationGroup group) throws Exception {
        long updates = group.updates();
        long[] first = new long[1];
        Thread watch = new Thread(() -> {
            Waiting.until("a first batch", PAUSE, () -> group.read() > 0);
            first[0] = System.nanoTime();
        });
        watch.start();
        line.start(Set.of(Kind.AGGREGATION), EVENING);
        awaitFolded(group);
        long end = System.nanoTime();
        watch.join();
        double took = (end - first[0]) / 1e9;
        table.row(
                "fold of the backlog by %d instances".formatted(instances),
                "%,d updates in %.1f s, %,.0f/s".formatted(updates, took, updates / took),
                "totals of the sample, below");
    }

    private static void awaitFolded(AggregationGroup group) {
        Waiting.until("the end of the log", PAUSE, () -> group.read() >= group.updates());
    }

    private void balance(CountryLine line, AggregationGroup group, List<Province> provinces) {
        Set<String> names = line.instances(Kind.AGGREGATION).keySet();
        Waiting.until("all partitions to be read", PAUSE, () -> group.readsAll(names));
        Map<Integer, Long> ends = group.ends();
        group.assigned(names)
                .forEach((name, partitions) -> table.row(
                        "read by " + name,
                        "partitions %s: %d cities, %,d updates"
                                .formatted(
                                        partitions,
                                        provinces.stream()
                                                .filter(one ->
                                                        partitions.contains(AggregationGroup.partitionOf(one.id())))
                                                .count(),
                                        partitions.stream()
                                                .mapToLong(one -> ends.getOrDefault(one, 0L))
                                                .sum()),
                        "all %d partitions are read".formatted(CountryLine.PARTITIONS)));
        String cities = IntStream.range(0, CountryLine.PARTITIONS)
                .mapToObj(partition -> String.valueOf(provinces.stream()
                        .filter(one -> AggregationGroup.partitionOf(one.id()) == partition)
                        .count()))
                .collect(Collectors.joining(" "));
        table.row("cities of the partitions, from 0", cities, "");
    }

    private void check(CountryLine line, List<Province> provinces, Path catalogs, List<Quarter> quarters, Instant now)
            throws Exception {
        List<Province> sample = provinces.stream()
                .sorted(Comparator.comparing(Province::communes))
                .filter(one -> provinces.size() <= SAMPLE || one.number() % (provinces.size() / SAMPLE) == 0)
                .toList();
        int compared = new ReferenceCheck(line.bootstrapServers(), line.api(Kind.AGGREGATION))
                .compare(sample, catalogs, quarters, now);
        table.row(
                "totals of %d provinces, %s".formatted(sample.size(), quarters),
                "%,d compared, all right".formatted(compared),
                "reference-calculation on the log");
    }

    private void rebalance(CountryLine line, Senders senders, AggregationGroup group, List<Province> provinces)
            throws Exception {
        Rebalance rebalance = new Rebalance(line, senders, group, provinces);
        for (boolean kills : List.of(true, false)) {
            int round = LAST_ROUND + (kills ? 0 : 1);
            OffsetDateTime later = IN_MARCH.plusHours(2).plusSeconds(round - LAST_ROUND);
            Set<String> before = line.instances(Kind.AGGREGATION).keySet();
            Rebalance.Took took = rebalance.without(kills, new Figures(BEFORE, later, round));
            table.row(
                    kills ? "an instance is killed -9" : "an instance leaves in order",
                    "all partitions read after %.1f s, its %d cities current after %.1f s"
                            .formatted(
                                    took.allRead().toMillis() / 1e3,
                                    took.cities(),
                                    took.allCurrent().toMillis() / 1e3),
                    "the receipt of an update of each of its cities");
            before.removeAll(line.instances(Kind.AGGREGATION).keySet());
            for (String gone : before) {
                line.start(gone, Duration.between(Instant.now(), EVENING));
            }
        }
    }

    private void memory(CountryLine line) throws Exception {
        for (Map.Entry<String, ForkedJvm> one : line.all().entrySet()) {
            Memory memory = Memory.of(one.getValue());
            table.row(
                    "memory of " + one.getKey(),
                    "%.0f MiB resident, %.0f MiB of heap reachable".formatted(memory.resident(), memory.live()),
                    "");
        }
    }

    /** All start again with a clock that is shortly before midnight. */
    private void midnight(CountryLine line, List<Province> provinces) throws Exception {
        line.stop(Set.of(Kind.INGESTION, Kind.AGGREGATION));
        Instant begun = Instant.now();
        line.start(Set.of(Kind.INGESTION, Kind.AGGREGATION), MIDNIGHT.minusSeconds(lead));
        Instant midnight = begun.plusSeconds(lead);
        boolean wasReady = Instant.now().isBefore(midnight);
        OpenedQuarters opened = new OpenedQuarters(line.api(Kind.AGGREGATION), ENDS);
        for (Province province : provinces) {
            Waiting.until(ENDS + " of " + province.id(), PAUSE, () -> opened.isOpen(province));
        }
        table.row(
                "all quarters opened at midnight",
                "%.1f s after it%s"
                        .formatted(
                                Duration.between(midnight, Instant.now()).toMillis() / 1e3,
                                wasReady ? "" : ", which services were not ready for: a longer --lead is needed"),
                "%d cities with %d pages each".formatted(provinces.size(), OpenedQuarters.pages()));
    }

    private void storm(CountryLine line, List<Province> provinces) throws Exception {
        line.stop(Set.of(Kind.INGESTION, Kind.AGGREGATION));
        StormMorning storm = new StormMorning(line, provinces);
        long start = System.nanoTime();
        line.start(Set.of(Kind.AGGREGATION, Kind.NOTIFICATION), MORNING_AFTER_DEADLINE);
        double ready = (System.nanoTime() - start) / 1e9;
        Duration last = storm.await(start);
        storm.check();
        table.row(
                "mail on the morning after the deadline",
                "%,d mails, the last %.1f s after the start of the services, which took %.1f s"
                        .formatted(storm.mails(), last.toMillis() / 1e3, ready),
                "one mail for each chairperson, and as many as each city counts");
    }
}
