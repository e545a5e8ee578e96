package vn.chitieu.aggregation.application;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.domain.Folded;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revision;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.TargetsInForce;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The stores that a change of pages goes to, and the order in which they are written: every write may be repeated from
 * any point. Those who change pages in this process take turns, so that they do not fail on each other's versions.
 */
public final class PageStores {

    private static final Logger LOG = LoggerFactory.getLogger(PageStores.class);

    private final CurrentTargets targets;
    private final Pages pages;
    private final Receipts receipts;
    private final Revisions revisions;
    private final PublishedTotals publishedTotals;
    private final Runnable onClosedQuarterMoved;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Takes the targets that totals are judged by, and the stores. */
    public PageStores(
            CurrentTargets targets,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            PublishedTotals publishedTotals) {
        this(targets, pages, receipts, revisions, publishedTotals, () -> {});
    }

    /**
     * Takes the targets that totals are judged by, and the stores.
     *
     * @param onClosedQuarterMoved told each time that a total of the city moved after its quarter was closed, by more
     *     than its indicator tolerates; once more where a batch is repeated
     */
    public PageStores(
            CurrentTargets targets,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            PublishedTotals publishedTotals,
            Runnable onClosedQuarterMoved) {
        this.onClosedQuarterMoved = Objects.requireNonNull(onClosedQuarterMoved);
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
        folded.changes().forEach(change -> tellOfClosedQuarter(change.revision()));
    }

    private void tellOfClosedQuarter(Revision revision) {
        for (Revision.Move move : revision.moves()) {
            if (move.afterClosing() && move.scope() instanceof Scope.City) {
                LOG.info(
                        "Closed quarter moved: {} from {} to {}, revision {}",
                        revision.page(),
                        move.valueBefore(),
                        move.value(),
                        move.revision());
                onClosedQuarterMoved.run();
            }
        }
    }
}
