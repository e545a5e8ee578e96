package vn.chitieu.aggregation.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.StalePageException;

/**
 * Pages that remember those used last, so that a whole page is fetched once and afterwards only its version is asked
 * for. A remembered page is given out only where the store has the same version of it, so whoever else writes is seen
 * at the next read. Thread-safe.
 */
public final class RememberedPages implements Pages {

    private final Pages pages;
    private final LongSupplier nanoTime;
    private final Map<PageKey, Remembered> remembered;

    /**
     * Takes the store to remember pages of.
     *
     * @param most how many pages at most, 0 or more
     * @param nanoTime a clock that never goes back, in nanoseconds from anywhere
     */
    public RememberedPages(Pages pages, int most, LongSupplier nanoTime) {
        this.pages = Objects.requireNonNull(pages);
        this.nanoTime = Objects.requireNonNull(nanoTime);
        this.remembered = new LeastRecentlyUsed(most);
    }

    /**
     * Returns the same pages for readers who ask often: what was seen to be so within that time is not asked for again.
     */
    public Pages within(Duration time) {
        return new Recent(time.toNanos());
    }

    @Override
    public Map<PageKey, Page> find(Collection<PageKey> keys) {
        return find(keys, Long.MIN_VALUE);
    }

    /** Those that were seen since a moment are taken as they are. */
    private Map<PageKey, Page> find(Collection<PageKey> keys, long since) {
        Map<PageKey, Page> found = new HashMap<>();
        List<PageKey> doubtful = new ArrayList<>();
        synchronized (remembered) {
            for (PageKey key : keys) {
                Remembered one = remembered.get(key);
                if (one == null || since == Long.MIN_VALUE || one.seenAt - since < 0) {
                    doubtful.add(key);
                } else if (one.page != null) {
                    found.put(key, one.page);
                }
            }
        }
        if (!doubtful.isEmpty()) {
            look(doubtful, found);
        }
        return found;
    }

    private void look(List<PageKey> keys, Map<PageKey, Page> found) {
        long now = nanoTime.getAsLong();
        Map<PageKey, Long> versions = pages.versions(keys);
        List<PageKey> unknown = new ArrayList<>();
        synchronized (remembered) {
            for (PageKey key : keys) {
                Long version = versions.get(key);
                Remembered one = remembered.get(key);
                if (version == null) {
                    remembered.put(key, new Remembered(null, now));
                } else if (one != null && one.page != null && one.page.version() == version) {
                    remembered.put(key, new Remembered(one.page, now));
                    found.put(key, one.page);
                } else {
                    unknown.add(key);
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<PageKey, Page> fetched = pages.find(unknown);
            found.putAll(fetched);
            synchronized (remembered) {
                fetched.forEach((key, page) -> remembered.put(key, new Remembered(page, now)));
            }
        }
    }

    @Override
    public Map<PageKey, Long> versions(Collection<PageKey> keys) {
        return pages.versions(keys);
    }

    @Override
    public Set<PageKey> keys(String city) {
        return pages.keys(city);
    }

    @Override
    public void store(Collection<Page> changed) {
        try {
            pages.store(changed);
        } catch (StalePageException overtaken) {
            forget();
            throw overtaken;
        }
        long now = nanoTime.getAsLong();
        synchronized (remembered) {
            changed.forEach(page -> remembered.put(page.key(), new Remembered(page, now)));
        }
    }

    private void forget() {
        synchronized (remembered) {
            remembered.clear();
        }
    }

    /**
     * A page as it was seen.
     *
     * @param page the page; null where it was not stored
     * @param seenAt when, in nanoseconds
     */
    private record Remembered(@Nullable Page page, long seenAt) {}

    /** Forgets what was used longest ago. */
    private static final class LeastRecentlyUsed extends LinkedHashMap<PageKey, Remembered> {

        private final int most;

        LeastRecentlyUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<PageKey, Remembered> eldest) {
            return size() > most;
        }
    }

    /** Readers who ask often. */
    private final class Recent implements Pages {

        private final long nanos;

        Recent(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public Map<PageKey, Page> find(Collection<PageKey> keys) {
            return RememberedPages.this.find(keys, nanoTime.getAsLong() - nanos);
        }

        @Override
        public Map<PageKey, Long> versions(Collection<PageKey> keys) {
            return pages.versions(keys);
        }

        @Override
        public Set<PageKey> keys(String city) {
            return pages.keys(city);
        }

        @Override
        public void store(Collection<Page> changed) {
            RememberedPages.this.store(changed);
        }
    }
}
