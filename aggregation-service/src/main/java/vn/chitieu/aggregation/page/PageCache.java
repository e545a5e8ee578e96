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
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Cache of the pages used last, so that a whole page is fetched once and afterwards only its version is asked for. A
 * cached page is returned only where the store has the same version of it, so a write by another process is seen at the
 * next read; unless the caller knows by other means that there was none, see {@link #findTrusted}. All cities share the
 * memory; what is known of the store is kept by city. Thread-safe.
 */
public final class PageCache implements PageRepository {

    private static final long NEVER = -1;

    private final PageRepository pages;
    private final LongSupplier nanoTime;
    private final ToLongFunction<String> epoch;
    /** Guards itself and the states of the cities. */
    private final Map<PageKey, Remembered> remembered;

    private final Map<String, OfCity> cities = new HashMap<>();

    /** Takes a store that is neither lost nor restored while its pages are cached. */
    public PageCache(PageRepository pages, int most, LongSupplier nanoTime) {
        this(pages, most, nanoTime, city -> 0);
    }

    /**
     * Takes the store to cache pages of.
     *
     * @param most how many pages of all cities at most, 0 or more
     * @param nanoTime a monotonic clock in nanoseconds with any origin
     * @param epoch a number for a city that is another one once its stores were lost or restored: from then on versions
     *     are given again that cached pages have, too
     */
    public PageCache(PageRepository pages, int most, LongSupplier nanoTime, ToLongFunction<String> epoch) {
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
        return find(keys, (one, ofCity) -> false, 0);
    }

    /**
     * Returns those of the pages that are stored, for a caller that knows that since {@link #distrust} was called last
     * all writes went through this object: what was read or written since then is returned from the cache without a
     * check.
     */
    Map<PageKey, Page> findTrusted(Collection<PageKey> keys) {
        cities(keys).forEach(city -> forgetAnotherEpoch(city, 0));
        return find(keys, (one, ofCity) -> one.age == ofCity.age, 0);
    }

    /** Invalidates the cache of a city for {@link #findTrusted}: every page is compared with the store once more. */
    void distrust(String city) {
        synchronized (remembered) {
            state(city).age++;
        }
    }

    private Map<PageKey, Page> find(
            Collection<PageKey> keys, BiPredicate<Remembered, OfCity> asRemembered, long epochNanos) {
        Map<PageKey, Page> found = new HashMap<>();
        Map<String, List<PageKey>> doubtful = new HashMap<>();
        synchronized (remembered) {
            for (PageKey key : keys) {
                Remembered one = remembered.get(key);
                if (one == null || !asRemembered.test(one, state(key.city()))) {
                    doubtful.computeIfAbsent(key.city(), city -> new ArrayList<>())
                            .add(key);
                } else if (one.page != null) {
                    found.put(key, one.page);
                }
            }
        }
        doubtful.forEach((city, some) -> look(city, some, found, epochNanos));
        return found;
    }

    private void look(String city, List<PageKey> keys, Map<PageKey, Page> found, long epochNanos) {
        forgetAnotherEpoch(city, epochNanos);
        Look look;
        synchronized (remembered) {
            OfCity now = state(city);
            look = new Look(nanoTime.getAsLong(), now.age, now.writes);
        }
        Map<PageKey, Long> versions = pages.versions(keys);
        List<PageKey> unknown = new ArrayList<>();
        synchronized (remembered) {
            for (PageKey key : keys) {
                long version = versions.getOrDefault(key, 0L);
                Remembered one = remembered.get(key);
                if (one != null && one.version() == version) {
                    remembered.put(key, new Remembered(one.page, look.at, Math.max(one.age, ageOf(city, look))));
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
        Remembered seen = new Remembered(page, look.at, ageOf(key.city(), look));
        remembered.merge(key, seen, (one, other) -> one.version() > other.version() ? one : other);
    }

    /**
     * While a write through this object is under way, the order of read and write is not known: such a read is good for
     * once.
     */
    private long ageOf(String city, Look look) {
        return look.writes == state(city).writes ? look.age : NEVER;
    }

    private OfCity state(String city) {
        return cities.computeIfAbsent(city, first -> new OfCity());
    }

    private static Set<String> cities(Collection<PageKey> keys) {
        return keys.stream().map(PageKey::city).collect(Collectors.toSet());
    }

    @Override
    public Map<PageKey, Total> totals(Collection<PageKey> keys, Scope scope) {
        return pages.totals(keys, scope);
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
        Set<String> written = cities(changed.stream().map(Page::key).toList());
        written.forEach(this::noteWrite);
        try {
            write.run();
        } catch (RuntimeException overtakenOrUnanswered) {
            written.forEach(this::forget);
            throw overtakenOrUnanswered;
        }
        long now = nanoTime.getAsLong();
        synchronized (remembered) {
            written.forEach(this::noteWrite);
            changed.forEach(page -> remembered.put(
                    page.key(), new Remembered(page, now, state(page.key().city()).age)));
        }
    }

    private void noteWrite(String city) {
        synchronized (remembered) {
            state(city).writes++;
        }
    }

    /** Forgets all pages of another epoch, unless the epoch was asked for within that many nanoseconds. */
    private void forgetAnotherEpoch(String city, long nanos) {
        long now = nanoTime.getAsLong();
        synchronized (remembered) {
            OfCity known = state(city);
            if (known.epoch != NEVER && now - known.epochAt < nanos) {
                return;
            }
        }
        long current = epoch.applyAsLong(city);
        synchronized (remembered) {
            OfCity known = state(city);
            if (known.epoch != NEVER && current != known.epoch) {
                forget(city);
            }
            known.epoch = current;
            known.epochAt = now;
        }
    }

    private void forget(String city) {
        synchronized (remembered) {
            OfCity known = state(city);
            known.writes++;
            known.age++;
            remembered.keySet().removeIf(key -> key.city().equals(city));
        }
    }

    /** What is known of the store of a city's pages. */
    private static final class OfCity {
        /** The epoch of the store that the cached pages are of, and when it was asked for last, in nanoseconds. */
        private long epoch = NEVER;

        private long epochAt;
        /** Generation of the cache: what was read in another one is not trusted. */
        private long age;
        /** Number of writes through this object, attempted ones included. */
        private long writes;
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
            return PageCache.this.find(keys, (one, ofCity) -> one.seenAt - since >= 0, nanos);
        }

        @Override
        public Map<PageKey, Total> totals(Collection<PageKey> keys, Scope scope) {
            return pages.totals(keys, scope);
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
