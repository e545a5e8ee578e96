package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionAppender;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.FoldPageCache;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.page.PageWriterRegistry;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.publication.LatestTotalsPublisher;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Writes a change of pages to the stores in a fixed order; every write is idempotent, so the sequence may be repeated
 * from any point. Writers of a city's pages in this process take turns, so that they do not fail by optimistic locking
 * on each other's versions. A writer other than the fold of the city's updates registers before and after, which
 * invalidates the pages that the fold has cached.
 */
public final class FoldResultWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FoldResultWriter.class);

    private final CurrentTargets targets;
    private final PageCache pages;
    private final PageWriterRegistry writers;
    private final ReceiptRepository receipts;
    private final TotalsPublisher publishedTotals;
    private final Clock clock;
    private final Executor beside;
    private final Runnable onClosedQuarterMoved;
    private final FoldPageCache toFold;
    private final RevisionAppender revisionAppender;
    private final LatestTotalsPublisher storedTotals;
    private final String self = UUID.randomUUID().toString();
    private final ConcurrentMap<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    /**
     * Takes the targets that totals are judged by, and the stores.
     *
     * @param clock gives the time from which a writer is registered
     * @param beside runs what may be written at the same time as something else
     * @param onClosedQuarterMoved called each time that a total of the city moved after its quarter was closed, by more
     *     than its indicator tolerates; once more where a batch is repeated
     */
    public FoldResultWriter(
            CurrentTargets targets,
            PageCache pages,
            PageWriterRegistry writers,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            TotalsPublisher publishedTotals,
            Clock clock,
            Executor beside,
            Runnable onClosedQuarterMoved) {
        this.targets = Objects.requireNonNull(targets);
        this.pages = Objects.requireNonNull(pages);
        this.writers = Objects.requireNonNull(writers);
        this.receipts = Objects.requireNonNull(receipts);
        this.publishedTotals = Objects.requireNonNull(publishedTotals);
        this.clock = Objects.requireNonNull(clock);
        this.beside = Objects.requireNonNull(beside);
        this.onClosedQuarterMoved = Objects.requireNonNull(onClosedQuarterMoved);
        this.toFold = new FoldPageCache(pages, writers, clock);
        this.revisionAppender = new RevisionAppender(pages, revisions);
        this.storedTotals = new LatestTotalsPublisher(pages, publishedTotals);
    }

    /** Returns the pages to read from. */
    public PageRepository pages() {
        return pages;
    }

    /** Returns the pages as the fold of a city's updates reads them. */
    FoldPageCache toFold() {
        return toFold;
    }

    /** Returns the targets of a city to judge by, to be passed back with what was judged by them. */
    public TargetsInForce targets(Catalog city) {
        return targets.get(city);
    }

    /** Returns the receipts, to be read. */
    ReceiptRepository receipts() {
        return receipts;
    }

    /**
     * Runs work that reads pages of a city, decides and stores, in mutual exclusion with other such work on that city
     * in this process.
     */
    public <T> T inTurn(String city, Supplier<T> work) {
        ReentrantLock turn = turns.computeIfAbsent(city, first -> new ReentrantLock(true));
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Stores the receipts of records that belong to no city's pages.
     *
     * @throws StalePageException if another consumer has taken the partition over
     */
    void keep(List<Receipt> ofNoPage) {
        receipts.add(ofNoPage);
    }

    /**
     * Stores what was folded from updates of a city: receipts, then pages with their revisions, then the revisions by
     * themselves, then publishes totals.
     *
     * @param read the pages that it was folded from
     * @param judgedBy what {@link #targets} returned before the totals were computed
     * @throws StalePageException if another writer has changed one of the pages, or the targets, meanwhile
     */
    void keep(FoldPageCache.Read read, FoldResult folded, TargetsInForce judgedBy) {
        storePages(folded);
        CompletableFuture<Void> others = CompletableFuture.runAsync(
                () -> {
                    toFold.confirm(read, folded.changes());
                    revisionAppender.after(folded.changes());
                },
                beside);
        try {
            targets.confirm(judgedBy);
        } finally {
            await(others);
        }
        publish(folded);
        if (!toFold.isAlone(read)) {
            storedTotals.publishNewer(folded.published());
        }
    }

    /**
     * Publishes those of the totals again that are stored at a newer revision by now: of two writers the one that is
     * overtaken may publish last, and the topic keeps what was published last.
     */
    void publishNewer(FoldResult folded) {
        storedTotals.publishNewer(folded.published());
    }

    /**
     * Publishes those totals of pages that are stored at a newer revision than readers know.
     *
     * @param known what readers know of each page, by scope; nothing of a scope that is not there
     */
    void publishNewer(Map<PageKey, Map<Scope, Long>> known) {
        storedTotals.publishNewer(known);
    }

    /**
     * Stores what was decided beside the fold of a city's updates: pages with their revisions, then the revisions by
     * themselves, then publishes totals. Registers as a writer meanwhile, for the fold.
     *
     * @param judgedBy what {@link #targets} returned before the totals were computed
     * @throws StalePageException if another writer has changed one of the pages, or the targets, meanwhile
     */
    public void keepBeside(String city, FoldResult folded, TargetsInForce judgedBy) {
        writers.begin(city, self, clock.instant());
        try {
            storePages(folded);
        } catch (StalePageException refused) {
            writers.end(city, self);
            throw refused;
        }
        // After any other fault the outcome of the write is unknown, so the writer stays registered.
        writers.end(city, self);
        revisionAppender.after(folded.changes());
        targets.confirm(judgedBy);
        publish(folded);
        storedTotals.publishNewer(folded.published());
    }

    private void storePages(FoldResult folded) {
        CompletableFuture<Void> before =
                CompletableFuture.runAsync(() -> revisionAppender.before(folded.changes()), beside);
        try {
            receipts.add(folded.receipts());
        } finally {
            await(before);
        }
        pages.change(folded.changes());
    }

    private void publish(FoldResult folded) {
        publishedTotals.publish(folded);
        folded.changes().forEach(change -> tellOfClosedQuarter(change.revision()));
    }

    private static void await(CompletableFuture<Void> written) {
        try {
            written.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
        }
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
