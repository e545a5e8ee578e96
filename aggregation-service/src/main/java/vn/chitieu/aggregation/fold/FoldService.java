package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.FoldPageCache;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageFullException;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.TargetsInForce;

/**
 * Folds batches of one partition of the log into the stores, at least once and idempotently: every step may be repeated
 * from any point, and a batch that failed is folded again as a whole. One thread at a time for each partition.
 */
public final class FoldService {

    private static final Logger LOG = LoggerFactory.getLogger(FoldService.class);

    private static final long ONE_TABLE = 1;

    private final Supplier<Fold> fold;
    private final FoldResultWriter resultWriter;
    private final PartitionTakeover takeOver;
    private final MilestoneRepository milestones;
    private final String city;
    private final Clock clock;
    private final CatalogLag catalogLag;
    private final KnownUpdateIds ids;
    private final PageSize pageSize;

    /**
     * Makes the use case for one city.
     *
     * @param fold the fold in force
     * @param resultWriter where its results are kept
     * @param positions up to where the log is in them
     * @param milestones where the floor of revisions is kept
     * @param city the city's id
     * @param clock by which deadlines pass
     */
    public FoldService(
            Supplier<Fold> fold,
            FoldResultWriter resultWriter,
            LogPositions positions,
            MilestoneRepository milestones,
            String city,
            Clock clock) {
        this(
                fold,
                resultWriter,
                PartitionTakeover.unwatched(positions, resultWriter, milestones, city, clock),
                milestones,
                city,
                clock,
                CatalogLag.NONE,
                new KnownUpdateIds(city, ONE_TABLE, resultWriter.receipts(), positions, UpdateLog.EMPTY),
                PageSize.OF_A_DOCUMENT);
    }

    /**
     * Makes the use case for one city.
     *
     * @param takeOver which partitions are taken over, and up to where
     * @param catalogLag retry where the catalog may be older than the one that an update was accepted by
     * @param ids the ids of the city's updates
     * @param pageSize how large a page may become
     */
    public FoldService(
            Supplier<Fold> fold,
            FoldResultWriter resultWriter,
            PartitionTakeover takeOver,
            MilestoneRepository milestones,
            String city,
            Clock clock,
            CatalogLag catalogLag,
            KnownUpdateIds ids,
            PageSize pageSize) {
        this.fold = fold;
        this.resultWriter = resultWriter;
        this.takeOver = takeOver;
        this.milestones = milestones;
        this.city = city;
        this.clock = clock;
        this.catalogLag = catalogLag;
        this.ids = ids;
        this.pageSize = pageSize;
    }

    /**
     * Takes over a partition and returns the offset to read it from; empty means from its beginning. Where the stores
     * are older than what was done before, because they were lost or restored, the log is read again from its
     * beginning, and revisions go on above any that can have been given: a reader that has the newest one must not take
     * the next for an old one.
     *
     * @param done the offset up to which this group said that it was done; 0 where it said nothing
     * @throws LogLostException if something of the log is lost
     */
    public OptionalLong begin(int partition, long done) {
        resultWriter.toFold().lookAgain();
        OptionalLong next = takeOver.begin(partition, done);
        ids.begin(partition, next.orElse(0));
        return next;
    }

    /** Gives a partition up. */
    public void end(int partition) {
        takeOver.end(partition);
    }

    /** Returns the offset up to which this process took a partition; empty where it took nothing of it. */
    public OptionalLong position(int partition) {
        return takeOver.position(partition);
    }

    /** Returns how often a partition was taken over by this process; 0 while it is not. */
    public int timesTakenOver(int partition) {
        return takeOver.times(partition);
    }

    /** Returns whether the stores are behind what this process has stored: they were lost or restored meanwhile. */
    public boolean hasLostItsStores(int partition) {
        return takeOver.isBehind(partition);
    }

    /**
     * Folds a batch and then moves the position of its partition on.
     *
     * @param partition the partition that {@link #begin} took over
     * @param batch its updates, in the order of their offsets
     * @param next the offset after the last one
     * @param onRejected called with the rejected ones, if any, before the position moves on
     * @return what became of each
     * @throws vn.chitieu.aggregation.page.StalePageException if another consumer has taken the partition over, or a
     *     target came while the batch was folded
     * @throws CatalogBehindException if the catalog does not know something and a newer one may come
     */
    public List<Receipt> fold(int partition, List<LoggedUpdate> batch, long next, Consumer<List<Receipt>> onRejected) {
        try {
            return foldOnce(partition, batch, next, onRejected);
        } catch (RuntimeException fault) {
            resultWriter.toFold().lookAgain();
            throw fault;
        }
    }

    private List<Receipt> foldOnce(
            int partition, List<LoggedUpdate> batch, long next, Consumer<List<Receipt>> onRejected) {
        takeOver.requireCurrent(
                partition, batch.isEmpty() ? -1 : batch.get(0).receipt().offset());
        List<LoggedUpdate> answers = ids.tell(partition, batch);
        FoldResult folded = foldWhatFits(answers, batch);
        List<Receipt> rejected = folded.receipts().stream()
                .filter(receipt -> receipt.outcome() == UpdateOutcome.REJECTED)
                .toList();
        if (!rejected.isEmpty()) {
            onRejected.accept(rejected);
        }
        try {
            takeOver.advance(partition, next);
        } catch (StalePageException overtaken) {
            resultWriter.publishNewer(folded);
            throw overtaken;
        }
        LOG.debug("Folded {} records of partition {} up to {}", batch.size(), partition, next);
        return folded.receipts();
    }

    /** What would make a page larger than the database takes is rejected, so that it does not hold up the log. */
    private FoldResult foldWhatFits(List<LoggedUpdate> answers, List<LoggedUpdate> batch) {
        List<LoggedUpdate> some = answers;
        while (true) {
            List<LoggedUpdate> now = some;
            try {
                return resultWriter.inTurn(() -> foldInto(now, batch));
            } catch (PageFullException full) {
                LOG.error("Rejects what is for a page that is full: {}", full.getMessage());
                some = without(full, now);
            }
        }
    }

    private List<LoggedUpdate> without(PageFullException full, List<LoggedUpdate> batch) {
        Fold inForce = fold.get();
        Rejection why = new Rejection(Rejection.Code.PAGE_FULL, String.valueOf(full.getMessage()));
        List<LoggedUpdate> rest = batch.stream()
                .map(update -> update instanceof LoggedUpdate.Reported reported
                                && inForce.page(reported).equals(full.page())
                        ? new LoggedUpdate.Unreadable(update.receipt(), why)
                        : update)
                .toList();
        if (rest.equals(batch)) {
            throw full;
        }
        return rest;
    }

    private FoldResult foldInto(List<LoggedUpdate> batch, List<LoggedUpdate> asLogged) {
        Fold inForce = fold.get();
        FoldPageCache.Read stored = resultWriter.toFold().find(city, inForce.reads(batch));
        TargetsInForce targets = resultWriter.targets();
        Milestone milestone = AssessmentTime.begin(milestones, inForce.catalog(), clock);
        FoldResult folded = inForce.fold(batch, stored.pages(), AssessmentTime.context(milestone, clock, targets))
                .saidAsLogged(asLogged);
        if (catalogLag.shouldRetry(folded.receipts())) {
            if (fold.get() != inForce) {
                return foldInto(batch, asLogged);
            }
            throw new CatalogBehindException(
                    "expected a catalog that knows what is reported; waits for another edition of it");
        }
        pageSize.check(folded.changes());
        FoldResult kept = milestone.isWithheld() ? folded.unpublished() : folded;
        resultWriter.keep(stored, kept, targets);
        AssessmentTime.confirm(milestones, city, milestone, inForce.edition());
        return kept;
    }
}
