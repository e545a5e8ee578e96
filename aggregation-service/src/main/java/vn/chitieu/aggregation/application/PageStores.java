package vn.chitieu.aggregation.application;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import vn.chitieu.aggregation.domain.Folded;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;

/**
 * The stores that a change of pages goes to, and the order in which they are written: every write may be repeated from
 * any point. Those who change pages in this process take turns, so that they do not fail on each other's versions.
 */
public final class PageStores {

    private final Pages pages;
    private final Receipts receipts;
    private final Revisions revisions;
    private final PublishedTotals publishedTotals;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Takes the stores. */
    public PageStores(Pages pages, Receipts receipts, Revisions revisions, PublishedTotals publishedTotals) {
        this.pages = Objects.requireNonNull(pages);
        this.receipts = Objects.requireNonNull(receipts);
        this.revisions = Objects.requireNonNull(revisions);
        this.publishedTotals = Objects.requireNonNull(publishedTotals);
    }

    /** Returns the pages to read from. */
    Pages pages() {
        return pages;
    }

    /** Does a piece of work that reads pages, decides and {@link #keep keeps} while nobody else here does. */
    <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Stores receipts and revisions, then pages, then publishes totals.
     *
     * @throws vn.chitieu.aggregation.domain.StalePageException if somebody else has changed one of the pages meanwhile
     */
    void keep(Folded folded) {
        receipts.add(folded.receipts());
        revisions.put(folded.changes().stream().map(Folded.PageChange::revision).toList());
        pages.store(folded.changes().stream().map(Folded.PageChange::page).toList());
        publishedTotals.publish(folded.published());
    }
}
