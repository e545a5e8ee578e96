package vn.chitieu.ingestion.remark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Remarks in memory. */
final class InMemoryRemarkRepository implements RemarkRepository {

    private final Map<String, Remark> remarks = new HashMap<>();
    private final Set<String> pending = new HashSet<>();

    @Override
    public synchronized Optional<Remark> find(String city, String id) {
        return Optional.ofNullable(remarks.get(city + "/" + id));
    }

    @Override
    public synchronized List<Remark> of(String city, Quarter quarter, @Nullable String unit) {
        return remarks.values().stream()
                .filter(one -> one.city().equals(city) && one.quarter().equals(quarter))
                .filter(one -> unit == null || one.unit().equals(unit))
                .sorted(Comparator.comparing(Remark::unit).thenComparing(Remark::id))
                .toList();
    }

    @Override
    public synchronized boolean add(Remark remark) {
        boolean isNew = remarks.putIfAbsent(key(remark), remark) == null;
        if (isNew) {
            pending.add(key(remark));
        }
        return isNew;
    }

    @Override
    public synchronized boolean replace(Remark remark, long expected) {
        Remark there = remarks.get(key(remark));
        if (there == null || there.version() != expected) {
            return false;
        }
        remarks.put(key(remark), remark);
        pending.add(key(remark));
        return true;
    }

    @Override
    public synchronized Stream<Remark> pending() {
        List<Remark> found = new ArrayList<>();
        pending.forEach(key -> found.add(remarks.get(key)));
        return found.stream();
    }

    @Override
    public synchronized void published(Remark remark) {
        if (remark.equals(remarks.get(key(remark)))) {
            pending.remove(key(remark));
        }
    }

    private static String key(Remark remark) {
        return remark.city() + "/" + remark.id();
    }
}
