package vn.chitieu.benchmarks.country;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.benchmarks.parts.Waiting;

/** How long the cities of an instance of aggregation are without reader when it goes away. */
final class Rebalance {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int OK = 200;

    private final CountryLine line;
    private final Senders senders;
    private final AggregationGroup group;
    private final List<Province> provinces;

    Rebalance(CountryLine line, Senders senders, AggregationGroup group, List<Province> provinces) {
        this.line = line;
        this.senders = senders;
        this.group = group;
        this.provinces = provinces;
    }

    /**
     * How long it took from when the instance went.
     *
     * @param allRead until the others read all partitions
     * @param allCurrent until an update of each of its cities, sent as it went, was in the totals
     * @param cities how many cities it had
     */
    record Took(Duration allRead, Duration allCurrent, int cities) {}

    /** Kills the instance that reads most cities as {@code kill -9} does, or stops it in order. */
    Took without(boolean kills, Figures figures) throws Exception {
        Map<String, ForkedJvm> all = line.instances(Kind.AGGREGATION);
        Waiting.until("all partitions to be read", PAUSE, () -> group.readsAll(all.keySet()));
        Map.Entry<String, Set<Integer>> busiest = group.assigned(all.keySet()).entrySet().stream()
                .max(Comparator.comparing(one -> citiesOf(one.getValue()).size()))
                .orElseThrow();
        String leaves = busiest.getKey();
        ForkedJvm leaving = Objects.requireNonNull(all.get(leaves));
        List<Province> its = citiesOf(busiest.getValue());
        Set<String> others = new HashSet<>(all.keySet());
        others.remove(leaves);
        long start = System.nanoTime();
        Thread ending = new Thread(() -> leave(leaving, kills));
        ending.start();
        List<String> receipts = new ArrayList<>();
        for (Province province : its) {
            receipts.add(senders.send(figures.of(province).findFirst().orElseThrow()) + "?city=" + province.id());
        }
        Waiting.until("all partitions to be read by " + others, PAUSE, () -> group.readsAll(others));
        Duration allRead = Duration.ofNanos(System.nanoTime() - start);
        ending.join();
        Api api = line.api(Kind.AGGREGATION);
        Waiting.until(
                "totals of " + leaves,
                PAUSE,
                () -> receipts.stream()
                        .allMatch(receipt ->
                                api.get("/api/v1/receipts/" + receipt).statusCode() == OK));
        return new Took(allRead, Duration.ofNanos(System.nanoTime() - start), its.size());
    }

    private List<Province> citiesOf(Set<Integer> partitions) {
        return provinces.stream()
                .filter(province -> partitions.contains(AggregationGroup.partitionOf(province.id())))
                .toList();
    }

    private static void leave(ForkedJvm jvm, boolean kills) {
        if (!kills) {
            jvm.close();
            return;
        }
        try {
            jvm.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
