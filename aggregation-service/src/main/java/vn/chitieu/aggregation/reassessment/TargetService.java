package vn.chitieu.aggregation.reassessment;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Takes assigned targets from their log, at least once: stores them, then has the totals that they concern reassessed,
 * then moves the position on. Every step is idempotent and may be repeated from any point. One thread at a time for
 * each partition.
 */
public final class TargetService {

    private static final Logger LOG = LoggerFactory.getLogger(TargetService.class);

    private final Supplier<Catalog> catalog;
    private final TargetRepository targets;
    private final Consumer<Set<PageKey>> reassess;
    private final PartitionTakeover takeOver;

    /**
     * Makes the use case.
     *
     * @param catalog the catalog in force
     * @param reassess reassesses those of the pages that are stored and publishes them, changed or not
     * @param positions of the targets' own log
     */
    public TargetService(
            Supplier<Catalog> catalog,
            TargetRepository targets,
            Consumer<Set<PageKey>> reassess,
            LogPositions positions) {
        this(
                catalog,
                targets,
                reassess,
                new PartitionTakeover(positions, partition -> 0, PartitionTakeover.Recovery.NONE));
    }

    /**
     * Makes the use case.
     *
     * @param takeOver which partitions of the targets' own log are taken over, and up to where
     */
    public TargetService(
            Supplier<Catalog> catalog,
            TargetRepository targets,
            Consumer<Set<PageKey>> reassess,
            PartitionTakeover takeOver) {
        this.catalog = catalog;
        this.targets = targets;
        this.reassess = reassess;
        this.takeOver = takeOver;
    }

    /**
     * Takes over a partition and returns the offset to read it from; empty means from its beginning.
     *
     * @param done the offset up to which this group said that it was done; 0 where it said nothing
     * @throws LogLostException if something of the log is lost
     */
    public OptionalLong begin(int partition, long done) {
        return takeOver.begin(partition, done);
    }

    /** Gives a partition up. */
    public void end(int partition) {
        takeOver.end(partition);
    }

    /** Returns up to where this process took a partition; empty where it took nothing of it. */
    public OptionalLong position(int partition) {
        return takeOver.position(partition);
    }

    /** Returns the partitions whose stores are behind what this process has stored. */
    public Set<Integer> haveLostTheirStores() {
        return takeOver.behind();
    }

    /**
     * Takes a batch and then moves the position of its partition on.
     *
     * @param partition the partition that {@link #begin} took over
     * @param batch its targets, in the order of their offsets
     * @param first the offset of the first record of the partition that was read
     * @param next the offset after the last one
     * @param onRefused takes those that are not kept, be there any or none, before the position moves
     * @throws vn.chitieu.aggregation.page.StalePageException if another consumer writes at the same time
     */
    public void take(
            int partition,
            List<AssignedTarget> batch,
            long first,
            long next,
            Consumer<List<TargetRepository.Refused>> onRefused) {
        takeOver.requireCurrent(partition, first);
        List<TargetRepository.Refused> refused = batch.isEmpty() ? List.of() : targets.add(batch);
        Set<PageKey> concerned = concerned(batch);
        if (!concerned.isEmpty()) {
            reassess.accept(concerned);
        }
        onRefused.accept(refused);
        takeOver.advance(partition, next);
        LOG.info("Took {} targets, refused {}", batch.size() - refused.size(), refused.size());
    }

    /**
     * The quarters of the years for which targets came. It follows from what the batch names, not from what it changes:
     * a repeated batch changes nothing.
     */
    private Set<PageKey> concerned(Collection<AssignedTarget> batch) {
        Catalog city = catalog.get();
        Set<PageKey> concerned = new TreeSet<>();
        batch.stream()
                .map(AssignedTarget::target)
                .filter(target -> city.indicator(target.indicator()).isPresent())
                .forEach(target -> new Quarter(target.year(), 1)
                        .restOfYear()
                        .map(quarter -> new PageKey(city.id(), target.indicator(), quarter))
                        .forEach(concerned::add));
        return concerned;
    }
}
