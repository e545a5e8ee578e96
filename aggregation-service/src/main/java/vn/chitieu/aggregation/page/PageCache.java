package vn.chitieu.aggregation.page;

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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;

/**
 * Cache of the pages used last, so that a whole page is fetched once and afterwards only its version is asked for. A
 * cached page is returned only where the store has the same version of it, so a write by another process is seen at the
 * next read; unless the caller knows by other means that there was none, see {@link #findTrusted}. Thread-safe.
 */
public final class PageCache implements PageRepository {

    private static final long NEVER = -1;

    private final PageRepository pages;
    private final LongSupplier nanoTime;
    private final LongSupplier epoch;
    private final Map<PageKey, Remembered> remembered;
    /** The epoch of the stores that the cached pages are of, and when it was asked for last, in nanoseconds. */
    private long epochOfAll = NEVER;

    private long epochAt;
    /** Generation of the cache: what was read in another one is not trusted. */
    private long age;
    /** Number of writes through this object, attempted ones included. */
    private long writes;

    /** Takes a store that is neither lost nor restored while its pages are cached. */
    public PageCache(PageRepository pages, int most, LongSupplier nanoTime) {
        this(pages, most, nanoTime, () -> 0);
    }

    /**
     * Takes the store to cache pages of.
     *
     * @param most how many pages at most, 0 or more
     * @param nanoTime a monotonic clock in nanoseconds with any origin
     * @param epoch a number that is another one once the stores were lost or restored: from then on versions are given
     *     again that cached pages have, too
     */
    public PageCache(PageRepository pages, int most, LongSupplier nanoTime, LongSupplier epoch) {
        this.pages = Objects.requireNonNull(pages);
        this.nanoTime = Objects.requireNonNull(nanoTime);
        this.epoch = Objects.requireNonNull(epoch);
        this.remembered = new LeastRecentlyUsed(most);
    }

    /**
     * Returns a view for frequent readers: a page whose version was checked within that time is returned without
     * another check, and the epoch is asked for once in that time, so a page may be stale by that much.
     */
    public PageRepository within(Duration time) {
        return new Recent(time.toNanos());
    }

    @Override
    public Map<PageKey, Page> find(Collection<PageKey> keys) {
        return find(keys, one -> false, 0);
    }

    /**
     * Returns those of the pages that are stored, for a caller that knows that since {@link #distrust} was called last
     * all writes went through this object: what was read or written since then is returned from the cache without a
     * check.
     */
    Map<PageKey, Page> findTrusted(Collection<PageKey> keys) {
        forgetAnotherEpoch(0);
        return find(keys, one -> one.age == age, 0);
    }

    /** Invalidates the cache for {@link #findTrusted}: every page is compared with the store once more. */
    void distrust() {
        synchronized (remembered) {
            age++;
        }
    }

    private Map<PageKey, Page> find(Collection<PageKey> keys, Predicate<Remembered> asRemembered, long epochNanos) {
        Map<PageKey, Page> found = new HashMap<>();
        List<PageKey> doubtful = new ArrayList<>();
        synchronized (remembered) {
            for (PageKey key : keys) {
                Remembered one = remembered.get(key);
                if (one == null || !asRemembered.test(one)) {
                    doubtful.add(key);
                } else if (one.page != null) {
                    found.put(key, one.page);
                }
            }
        }
        if (!doubtful.isEmpty()) {
            look(doubtful, found, epochNanos);
        }
        return found;
    }

    private void look(List<PageKey> keys, Map<PageKey, Page> found, long epochNanos) {
        forgetAnotherEpoch(epochNanos);
        Look look;
        synchronized (remembered) {
            look = new Look(nanoTime.getAsLong(), age, writes);
        }
        Map<PageKey, Long> versions = pages.versions(keys);
        List<PageKey> unknown = new ArrayList<>();
        synchronized (remembered) {
            for (PageKey key : keys) {
                long version = versions.getOrDefault(key, 0L);
                Remembered one = remembered.get(key);
                if (one != null && one.version() == version) {
                    remembered.put(key, new Remembered(one.page, look.at, Math.max(one.age, ageOf(look))));
                    Stream.ofNullable(one.page).forEach(page -> found.put(key, page));
                } else if (version == 0) {
                    remember(key, null, look);
                } else {
                    unknown.add(key);
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<PageKey, Page> fetched = pages.find(unknown);
            found.putAll(fetched);
            synchronized (remembered) {
                fetched.forEach((key, page) -> remember(key, page, look));
            }
        }
    }

    /** What was seen may be older by now than what was written here since; then that one stays. */
    private void remember(PageKey key, @Nullable Page page, Look look) {
        Remembered seen = new Remembered(page, look.at, ageOf(look));
        remembered.merge(key, seen, (one, other) -> one.version() > other.version() ? one : other);
    }

    /**
     * While a write through this object is under way, the order of read and write is not known: such a read is good for
     * once.
     */
    private long ageOf(Look look) {
        return look.writes == writes ? look.age : NEVER;
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
        store(changed, () -> pages.store(changed));
    }

    @Override
    public void change(Collection<FoldResult.PageChange> changes) {
        store(changes.stream().map(FoldResult.PageChange::page).toList(), () -> pages.change(changes));
    }

    @Override
    public List<Revision> revisions(Collection<PageKey> keys) {
        return pages.revisions(keys);
    }

    private void store(Collection<Page> changed, Runnable write) {
        begin();
        try {
            write.run();
        } catch (RuntimeException overtakenOrUnanswered) {
            forget();
            throw overtakenOrUnanswered;
        }
        long now = nanoTime.getAsLong();
        synchronized (remembered) {
            writes++;
            changed.forEach(page -> remembered.put(page.key(), new Remembered(page, now, age)));
        }
    }

    private void begin() {
        synchronized (remembered) {
            writes++;
        }
    }

    /** Forgets all pages of another epoch, unless the epoch was asked for within that many nanoseconds. */
    private void forgetAnotherEpoch(long nanos) {
        long now = nanoTime.getAsLong();
        synchronized (remembered) {
            if (epochOfAll != NEVER && now - epochAt < nanos) {
                return;
            }
        }
        long current = epoch.getAsLong();
        synchronized (remembered) {
            if (epochOfAll != NEVER && current != epochOfAll) {
                forget();
            }
            epochOfAll = current;
            epochAt = now;
        }
    }

    private void forget() {
        synchronized (remembered) {
            writes++;
            age++;
            remembered.clear();
        }
    }

    /**
     * A page as it was seen.
     *
     * @param page the page; null where it was not stored
     * @param seenAt when, in nanoseconds
     * @param age the age in which it is trusted
     */
    private record Remembered(@Nullable Page page, long seenAt, long age) {
        long version() {
            return page == null ? 0 : page.version();
        }
    }

    /** A read of the store: when in nanoseconds, in which generation, and after how many writes. */
    private record Look(long at, long age, long writes) {}

    /** Evicts the least recently used page. */
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
    private final class Recent implements PageRepository {

        private final long nanos;

        Recent(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public Map<PageKey, Page> find(Collection<PageKey> keys) {
            long since = nanoTime.getAsLong() - nanos;
            return PageCache.this.find(keys, one -> one.seenAt - since >= 0, nanos);
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
            PageCache.this.store(changed);
        }

        @Override
        public void change(Collection<FoldResult.PageChange> changes) {
            PageCache.this.change(changes);
        }

        @Override
        public List<Revision> revisions(Collection<PageKey> keys) {
            return pages.revisions(keys);
        }
    }
}
