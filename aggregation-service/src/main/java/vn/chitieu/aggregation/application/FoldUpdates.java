package vn.chitieu.aggregation.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.domain.Fold;
import vn.chitieu.aggregation.domain.Folded;
import vn.chitieu.aggregation.domain.Outcome;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.Update;
import vn.chitieu.catalog.Catalog;

/**
 * Folds batches of one partition of the log into the stores. Every step may be repeated from any point: a batch that
 * failed is folded again as a whole. One thread at a time for each partition.
 */
public final class FoldUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(FoldUpdates.class);

    private final Supplier<Catalog> catalog;
    private final Pages pages;
    private final Receipts receipts;
    private final Revisions revisions;
    private final Positions positions;
    private final PublishedTotals publishedTotals;
    private final Clock clock;
    private final Map<Integer, OptionalLong> taken = new ConcurrentHashMap<>();
    private volatile @Nullable Folding folding;

    /**
     * Takes the catalogue in force, asked once for each batch, the stores in which its results are kept, and the clock
     * that deadlines are told by.
     */
    public FoldUpdates(
            Supplier<Catalog> catalog,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            Positions positions,
            PublishedTotals publishedTotals,
            Clock clock) {
        this.catalog = catalog;
        this.pages = pages;
        this.receipts = receipts;
        this.revisions = revisions;
        this.positions = positions;
        this.publishedTotals = publishedTotals;
        this.clock = clock;
    }

    /** Takes over a partition and returns the offset to read it from; empty means from its beginning. */
    public OptionalLong begin(int partition) {
        OptionalLong next = positions.next(partition);
        taken.put(partition, next);
        return next;
    }

    /**
     * Folds a batch and then moves the position of its partition on.
     *
     * @param partition the partition that {@link #begin} took over
     * @param batch its updates, in the order of their offsets
     * @param next the offset after the last one
     * @param onRejected told of the rejected ones, if any, before the position moves on
     * @return what became of each
     * @throws vn.chitieu.aggregation.domain.StalePageException if another consumer has taken the partition over
     */
    public List<Receipt> fold(int partition, List<Update> batch, long next, Consumer<List<Receipt>> onRejected) {
        Fold fold = fold();
        Map<PageKey, Page> stored = pages.find(fold.reads(batch));
        Folded folded = fold.fold(batch, stored, clock.instant());
        receipts.add(folded.receipts());
        revisions.put(folded.changes().stream().map(Folded.PageChange::revision).toList());
        pages.store(folded.changes().stream().map(Folded.PageChange::page).toList());
        publishedTotals.publish(folded.published());
        List<Receipt> rejected = folded.receipts().stream()
                .filter(receipt -> receipt.outcome() == Outcome.REJECTED)
                .toList();
        if (!rejected.isEmpty()) {
            onRejected.accept(rejected);
        }
        positions.advance(partition, taken.getOrDefault(partition, OptionalLong.empty()), next);
        taken.put(partition, OptionalLong.of(next));
        LOG.debug("Folded {} records of partition {} up to {}", batch.size(), partition, next);
        return folded.receipts();
    }

    /** Returns the fold over the catalogue in force, made anew when that is another one. */
    private Fold fold() {
        Catalog now = catalog.get();
        Folding current = folding;
        if (current == null || current.catalog() != now) {
            current = new Folding(now, new Fold(now));
            folding = current;
        }
        return current.fold();
    }

    private record Folding(Catalog catalog, Fold fold) {}
}
