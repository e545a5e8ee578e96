package vn.chitieu.aggregation.application;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import vn.chitieu.aggregation.domain.Folded;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.TargetsInForce;

/**
 * The stores that a change of pages goes to, and the order in which they are written: every write may be repeated from
 * any point. Those who change pages in this process take turns, so that they do not fail on each other's versions.
 */
public final class PageStores {

    private final CurrentTargets targets;
    private final Pages pages;
    private final Receipts receipts;
    private final Revisions revisions;
    private final PublishedTotals publishedTotals;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Takes the targets that totals are judged by, and the stores. */
    public PageStores(
            CurrentTargets targets,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            PublishedTotals publishedTotals) {
        this.targets = Objects.requireNonNull(targets);
        this.pages = Objects.requireNonNull(pages);
        this.receipts = Objects.requireNonNull(receipts);
        this.revisions = Objects.requireNonNull(revisions);
        this.publishedTotals = Objects.requireNonNull(publishedTotals);
    }

    /** Returns the pages to read from. */
    Pages pages() {
        return pages;
    }

    /** Returns the targets to judge by, to be given back to {@link #keep}. */
    TargetsInForce targets() {
        return targets.get();
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
     * @param judgedBy what {@link #targets} returned before the totals were computed
     * @throws vn.chitieu.aggregation.domain.StalePageException if somebody else has changed one of the pages, or the
     *     targets, meanwhile
     */
    void keep(Folded folded, TargetsInForce judgedBy) {
        receipts.add(folded.receipts());
        revisions.put(folded.changes().stream().map(Folded.PageChange::revision).toList());
        pages.store(folded.changes().stream().map(Folded.PageChange::page).toList());
        targets.confirm(judgedBy);
        publishedTotals.publish(folded.published());
    }
}
