package vn.chitieu.aggregation.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;

/**
 * Cache of the cities' pages for the fold of their updates. While no other writer is registered at
 * {@link PageWriterRegistry}, cached pages are used as they are: one small read for a batch. While one is registered,
 * and once after it, the cache is invalidated: the version of each page is compared with the store. The registration of
 * a writer that died expires after longer than any write can take. Thread-safe.
 */
public final class FoldPageCache {

    private static final Logger LOG = LoggerFactory.getLogger(FoldPageCache.class);

    /** Many times the timeout of a request to the database. */
    static final Duration LONGEST_WRITE = Duration.ofMinutes(10);

    private final PageCache pages;
    private final PageWriterRegistry writers;
    private final Clock clock;
    /** The mark of each city at which its cached pages were looked at last. */
    private final Map<String, String> trusted = new HashMap<>();

    public FoldPageCache(PageCache pages, PageWriterRegistry writers, Clock clock) {
        this.pages = Objects.requireNonNull(pages);
        this.writers = Objects.requireNonNull(writers);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Pages that were read to fold a batch, to be given back to {@link #confirm}.
     *
     * @param city the city
     * @param mark what was said of other writers before
     * @param keys the pages that were asked for
     * @param pages those of them that are stored
     */
    public record Read(String city, String mark, Set<PageKey> keys, Map<PageKey, Page> pages) {}

    /** Returns those of the pages that are stored. */
    public synchronized Read find(String city, Set<PageKey> keys) {
        PageWriterRegistry.State now = writers.find(city);
        if (!now.atWork().isEmpty()) {
            dismiss(city, now);
            lookAgain(city);
        } else if (!now.mark().equals(trusted.get(city))) {
            pages.distrust(city);
            trusted.put(city, now.mark());
        }
        return new Read(city, now.mark(), keys, pages.findTrusted(keys));
    }

    /**
     * Optimistic check that no other writer has changed, since they were read, a page that the stored ones were
     * computed from. A later writer reads again itself and sees what is stored now.
     *
     * @throws StalePageException if another writer has changed one
     */
    public synchronized void confirm(Read read, Collection<FoldResult.PageChange> stored) {
        if (writers.find(read.city()).mark().equals(read.mark())) {
            return;
        }
        lookAgain(read.city());
        Map<PageKey, Long> expected = new HashMap<>();
        read.pages().forEach((key, page) -> expected.put(key, page.version()));
        stored.forEach(change -> expected.put(change.page().key(), change.page().version()));
        Map<PageKey, Long> versions = pages.versions(read.keys());
        if (!versions.equals(expected)) {
            throw new StalePageException("expected the pages of " + read.city()
                    + " as they were read, but another writer has changed them meanwhile");
        }
    }

    /** Returns whether nothing was announced by another writer since pages were read. */
    public boolean isAlone(Read read) {
        return writers.find(read.city()).mark().equals(read.mark());
    }

    /**
     * Lets the next call compare every page of a city with the store: what was written, or by which process, is not
     * known for sure.
     */
    public synchronized void lookAgain(String city) {
        pages.distrust(city);
        trusted.remove(city);
    }

    /** Lets the next call for each city compare every page with the store. */
    public synchronized void lookAgain() {
        List.copyOf(trusted.keySet()).forEach(this::lookAgain);
    }

    private void dismiss(String city, PageWriterRegistry.State state) {
        Instant longAgo = clock.instant().minus(LONGEST_WRITE);
        state.atWork().forEach((writer, since) -> {
            if (since.isBefore(longAgo)) {
                LOG.warn("{} began to write pages of {} at {} and never ended: it has died", writer, city, since);
                writers.end(city, writer);
            }
        });
    }
}
