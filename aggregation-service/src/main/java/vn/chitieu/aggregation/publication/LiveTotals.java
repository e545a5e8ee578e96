package vn.chitieu.aggregation.publication;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Tells those who watch that a total was published, by whichever instance. Thread-safe. */
public final class LiveTotals {

    private final List<Consumer<LiveTotal>> watchers = new CopyOnWriteArrayList<>();

    /** Returns whether anybody watches. */
    public boolean isWatched() {
        return !watchers.isEmpty();
    }

    /** Begins to tell a watcher; it must return quickly and not throw. */
    public void watch(Consumer<LiveTotal> watcher) {
        watchers.add(watcher);
    }

    /** Ends to tell a watcher. */
    public void unwatch(Consumer<LiveTotal> watcher) {
        watchers.remove(watcher);
    }

    /** Tells all watchers of a total. */
    public void announce(LiveTotal total) {
        watchers.forEach(watcher -> watcher.accept(total));
    }

    /**
     * A total as it was published.
     *
     * @param key its key on the topic
     * @param scope its scope
     * @param quarter its quarter
     * @param json the whole total as JSON
     */
    public record LiveTotal(String key, Scope scope, Quarter quarter, String json) {}
}
