package vn.chitieu.notification.detection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.TotalKey;

/** Revisions that wait in memory, as the contract wants them. */
final class InMemoryWaitingTotals implements WaitingTotals {

    private final TreeMap<String, IncomingTotal> waiting = new TreeMap<>();

    /** Whether nothing can be kept. */
    boolean away;

    @Override
    public synchronized Set<TotalKey> among(Collection<IncomingTotal> totals) {
        Set<TotalKey> asked = totals.stream().map(IncomingTotal::total).collect(Collectors.toSet());
        return waiting.values().stream()
                .map(IncomingTotal::total)
                .filter(asked::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void add(IncomingTotal total, String why, Instant since) {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
        waiting.putIfAbsent(id(total), total);
        List<String> its = waiting.entrySet().stream()
                .filter(one -> one.getValue().total().equals(total.total()))
                .map(one -> one.getKey())
                .toList();
        its.stream().limit(Math.max(0, its.size() - MOST)).forEach(waiting::remove);
    }

    @Override
    public synchronized Optional<String> nextCity(@Nullable String after) {
        return waiting.keySet().stream()
                .filter(id -> after == null || id.compareTo(after + "0") > 0)
                .findFirst()
                .map(id -> id.substring(0, id.indexOf('/')));
    }

    @Override
    public synchronized List<IncomingTotal> list(String city, @Nullable IncomingTotal after, int limit) {
        return waiting.tailMap(after == null ? "" : id(after), after == null).values().stream()
                .filter(one -> one.city().equals(city))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(String city) {
        return waiting.values().stream().filter(one -> one.city().equals(city)).count();
    }

    @Override
    public synchronized void remove(IncomingTotal taken) {
        waiting.remove(id(taken));
    }

    private static String id(IncomingTotal one) {
        return one.event().key() + String.format(Locale.ROOT, "@%019d", one.revision());
    }
}
