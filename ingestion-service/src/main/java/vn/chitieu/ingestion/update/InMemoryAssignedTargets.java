package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The assigned targets in memory. Counts are as many as there are indicators, years and owners; of ids and amounts only
 * the newest are held, so that no number of assignments can take all memory. Thread-safe.
 */
public final class InMemoryAssignedTargets implements AssignedTargets {

    private static final int MOST = 100_000;

    /** What a document of one assignment has beside its texts. */
    private static final long OVERHEAD_BYTES = 300;

    private final Map<Owned, Integer> counts = new HashMap<>();
    private final Map<Year, Long> bytes = new HashMap<>();
    private final Map<Id, Boolean> ids;
    private final Map<Holder, BigDecimal> amounts;

    /** Makes one that knows nothing yet. */
    public InMemoryAssignedTargets() {
        this(MOST);
    }

    InMemoryAssignedTargets(int most) {
        this.ids = new Newest<>(most);
        this.amounts = new Newest<>(most);
    }

    /** Takes what was assigned in a city; the same id again is the same assignment and changes nothing. */
    public synchronized void add(String city, TargetAssignment assignment) {
        if (ids.putIfAbsent(new Id(city, assignment.id()), true) != null) {
            return;
        }
        var target = assignment.target();
        counts.merge(new Owned(city, target.indicator(), target.year(), target.owner()), 1, Integer::sum);
        bytes.merge(new Year(city, target.indicator(), target.year()), size(assignment), Long::sum);
        Holder holder = new Holder(city, target.scope(), target.indicator(), target.year(), target.owner());
        amounts.remove(holder);
        amounts.put(holder, target.value());
    }

    /** Returns about how many bytes an assignment takes where it is kept. */
    public static long size(TargetAssignment assignment) {
        var target = assignment.target();
        return OVERHEAD_BYTES
                + utf8(assignment.id())
                + utf8(target.reason())
                + utf8(target.scope().toString())
                + utf8(target.value().toPlainString());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public synchronized boolean has(String city, String id) {
        return ids.containsKey(new Id(city, id));
    }

    @Override
    public synchronized int count(String city, String indicator, int year, String owner) {
        return counts.getOrDefault(new Owned(city, indicator, year, owner), 0);
    }

    @Override
    public synchronized long bytes(String city, String indicator, int year) {
        return bytes.getOrDefault(new Year(city, indicator, year), 0L);
    }

    @Override
    public synchronized Optional<BigDecimal> last(String city, Scope scope, String indicator, int year, String owner) {
        return Optional.ofNullable(amounts.get(new Holder(city, scope, indicator, year, owner)));
    }

    private record Id(String city, String id) {}

    private record Owned(String city, String indicator, int year, String owner) {}

    private record Year(String city, String indicator, int year) {}

    private record Holder(String city, Scope scope, String indicator, int year, String owner) {}

    /** Evicts the oldest where it would have more than so many. */
    private static final class Newest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Newest(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
