package vn.chitieu.aggregation.publication;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** In-process publish/subscribe of published totals, no matter which instance published them. Thread-safe. */
@Component
public final class LiveTotals {

    private final List<Consumer<LiveTotal>> watchers = new CopyOnWriteArrayList<>();

    /** Returns whether there is a subscriber. */
    public boolean isWatched() {
        return !watchers.isEmpty();
    }

    /** Adds a subscriber; it must return quickly and not throw. */
    public void watch(Consumer<LiveTotal> watcher) {
        watchers.add(watcher);
    }

    /** Removes a subscriber. */
    public void unwatch(Consumer<LiveTotal> watcher) {
        watchers.remove(watcher);
    }

    /** Passes a total to all subscribers. */
    public void announce(LiveTotal total) {
        watchers.forEach(watcher -> watcher.accept(total));
    }

    /**
     * A total as it was published.
     *
     * @param city id of its city
     * @param key its key on the topic
     * @param scope its scope
     * @param quarter its quarter
     * @param json the whole total as JSON
     */
    public record LiveTotal(String city, String key, Scope scope, Quarter quarter, String json) {}
}
