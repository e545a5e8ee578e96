package vn.chitieu.catalog.territory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Bounded cache of answers that never change, so it needs no invalidation. Two threads may compute one twice.
 * Thread-safe.
 */
public final class BoundedMemo<K, V> {

    private static final int MOST = 1000;

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> answer;

    public BoundedMemo(Function<K, V> answer) {
        this.answer = answer;
    }

    public V get(K question) {
        V value = known.get(question);
        if (value == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            value = answer.apply(question);
            known.put(question, value);
        }
        return value;
    }
}
