package vn.chitieu.aggregation.rejection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Rejected rows in memory. */
public final class InMemoryRejectionCounts implements RejectionCountRepository {

    private final Map<String, Map<String, Long>> rows = new HashMap<>();
    private final Set<String> added = new HashSet<>();

    @Override
    public void add(RejectionsCounted count, int partition, long offset) {
        if (added.add(partition + "-" + offset)) {
            long all = count.counts().stream()
                    .mapToLong(RejectionsCounted.Count::rows)
                    .sum();
            rows.computeIfAbsent(count.city() + "/" + count.quarter(), unused -> new HashMap<>())
                    .merge(count.unit(), all, Long::sum);
        }
    }

    @Override
    public Map<String, Long> of(String city, Quarter quarter) {
        return Map.copyOf(rows.getOrDefault(city + "/" + quarter, Map.of()));
    }
}
