package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.StalePageException;

/**
 * Folds batches of one partition of the log into the stores, at least once and idempotently: every step may be repeated
 * from any point, and a batch that failed is folded again as a whole. A batch may hold updates of several cities; each
 * city's are folded by themselves, in the order of the log. One thread at a time for each partition.
 *
 * <p>Where there are other cities, one that fails while the stores answer does not hold them up: the position of the
 * partition moves on and says, in the same write, from which offset on the city waits. Its updates are left out of the
 * batches until {@link #catchUp} has folded what lies between, in order.
 */
public final class FoldService implements PartitionProgress {

    private static final Logger LOG = LoggerFactory.getLogger(FoldService.class);

    private static final long ONE_TABLE = 1;

    private final FoldResultWriter resultWriter;
    private final PartitionTakeover takeOver;
    private final KnownUpdateIds ids;
    private final CityFold cityFold;
    private final CurrentFold folds;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param folds the folds in force
     * @param resultWriter where their results are kept
     * @param positions up to where the log is in them
     * @param milestones where the floor of revisions is kept
     * @param clock by which deadlines pass
     */
    public FoldService(
            CurrentFold folds,
            FoldResultWriter resultWriter,
            LogPositions positions,
            MilestoneRepository milestones,
            Clock clock) {
        this(
                folds,
                resultWriter,
                PartitionTakeover.unwatched(
                        positions,
                        resultWriter,
                        milestones,
                        RestoreCheck.Cities.anywhere(
                                () -> folds.catalogs().all().navigableKeySet()),
                        clock),
                milestones,
                clock,
                CatalogLag.NONE,
                new KnownUpdateIds(ONE_TABLE, resultWriter.receipts(), positions, UpdateLog.EMPTY, Optional::empty),
                PageSize.OF_A_DOCUMENT);
    }

    /**
     * Makes the use case.
     *
     * @param takeOver which partitions are taken over, and up to where
     * @param catalogLag retry where the catalog may be older than the one that an update was accepted by
     * @param ids the ids of the updates of all cities
     * @param pageSize how large a page may become
     */
    public FoldService(
            CurrentFold folds,
            FoldResultWriter resultWriter,
            PartitionTakeover takeOver,
            MilestoneRepository milestones,
            Clock clock,
            CatalogLag catalogLag,
            KnownUpdateIds ids,
            PageSize pageSize) {
        this.resultWriter = resultWriter;
        this.takeOver = takeOver;
        this.ids = ids;
        this.folds = folds;
        this.clock = clock;
        this.cityFold = new CityFold(folds, resultWriter, takeOver, milestones, clock, catalogLag, pageSize);
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

    @Override
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
     * @return what became of each, but for those of cities that wait
     * @throws vn.chitieu.aggregation.page.StalePageException if another consumer has taken the partition over, or a
     *     target came while the batch was folded
     * @throws CatalogBehindException if the catalog does not know something and a newer one may come
     */
    public List<Receipt> fold(int partition, List<LoggedUpdate> batch, long next, Consumer<List<Receipt>> onRejected) {
        takeOver.requireCurrent(
                partition, batch.isEmpty() ? -1 : batch.get(0).receipt().offset());
        CityBatchRun run = new CityBatchRun(folds.catalogs(), clock, partition, takeOver.waiting(partition));
        Predicate<LoggedUpdate> isDue = update -> !run.isWaiting(CityBatch.city(update));
        List<LoggedUpdate> due =
                run.waiting().isEmpty() ? batch : batch.stream().filter(isDue).toList();
        List<FoldResult> folded = new ArrayList<>();
        for (CityBatch part : CityBatch.split(ids.deduplicate(partition, batch, isDue), due)) {
            long first = part.asLogged().get(0).receipt().offset();
            run.attempt(part.city(), first, () -> cityFold.fold(part)).ifPresent(folded::add);
        }
        List<Receipt> receipts = store(partition, folded, onRejected, next, run.waiting());
        LOG.debug("Folded {} records of partition {} up to {}", receipts.size(), partition, next);
        return receipts;
    }

    /**
     * Folds updates of a city that waits, and then moves on from where it waits; at the position of the partition it
     * waits no longer.
     *
     * @param waits the city as {@link #waiting} returned it
     * @param updates all its updates from there on, in the order of their offsets
     * @param to the offset after the last one that may be among them, at most the position of the partition
     * @param onRejected called with the rejected ones, if any, before it moves on
     * @return what became of each
     * @throws RuntimeException if the city still fails, or a store; it waits where it was then
     */
    public List<Receipt> catchUp(
            int partition, WaitingCity waits, List<LoggedUpdate> updates, long to, Consumer<List<Receipt>> onRejected) {
        SortedMap<String, WaitingCity> waiting = takeOver.waitingOnceTaken(partition, waits, to);
        List<FoldResult> folded = updates.isEmpty()
                ? List.of()
                : List.of(cityFold.fold(new CityBatch(waits.city(), ids.tellLate(partition, updates), updates)));
        return store(partition, folded, onRejected, takeOver.position(partition).orElse(0), waiting);
    }

    @Override
    public Collection<WaitingCity> waiting(int partition) {
        return takeOver.waiting(partition).values();
    }

    @Override
    public SortedMap<Integer, Collection<WaitingCity>> waiting() {
        return takeOver.waiting();
    }

    private List<Receipt> store(
            int partition,
            List<FoldResult> folded,
            Consumer<List<Receipt>> onRejected,
            long next,
            SortedMap<String, WaitingCity> waiting) {
        List<Receipt> receipts = receipts(folded);
        List<Receipt> rejected = receipts.stream()
                .filter(receipt -> receipt.outcome() == UpdateOutcome.REJECTED)
                .toList();
        if (!rejected.isEmpty()) {
            onRejected.accept(rejected);
        }
        try {
            takeOver.advance(partition, next, waiting);
        } catch (StalePageException overtaken) {
            folded.forEach(resultWriter::publishNewer);
            throw overtaken;
        }
        return receipts;
    }

    /** In the order of the log. */
    private static List<Receipt> receipts(List<FoldResult> folded) {
        return folded.size() == 1
                ? folded.get(0).receipts()
                : folded.stream()
                        .flatMap(result -> result.receipts().stream())
                        .sorted(Comparator.comparing(Receipt::id))
                        .toList();
    }
}
