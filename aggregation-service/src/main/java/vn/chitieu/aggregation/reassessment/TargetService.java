package vn.chitieu.aggregation.reassessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.fold.CityBatchRun;
import vn.chitieu.aggregation.fold.PartitionProgress;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.fold.UnknownCity;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.CityTargets;
import vn.chitieu.aggregation.target.TargetRepositories;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Takes assigned targets from their log, at least once: stores them, then has the totals that they concern reassessed,
 * then moves the position on. Every step is idempotent and may be repeated from any point. One thread at a time for
 * each partition.
 *
 * <p>A city whose targets cannot be taken while the stores answer does not hold up the others: the position moves on
 * and says, in the same write, from which offset on the city waits. {@link #catchUp} takes what lies between, in order.
 */
public final class TargetService implements PartitionProgress {

    private static final Logger LOG = LoggerFactory.getLogger(TargetService.class);

    private final Catalogs catalogs;
    private final Runnable lookForCatalogs;
    private final TargetRepositories targets;
    private final Consumer<Set<PageKey>> reassess;
    private final PartitionTakeover takeOver;
    private final LogPositions positions;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param catalogs the catalogs in force
     * @param lookForCatalogs puts the newest editions in force: a city may have been added a moment ago
     * @param reassess reassesses those of the pages of one city that are stored and publishes them, changed or not
     * @param positions of the targets' own log
     * @param takeOver which of its partitions are taken over, and up to where
     * @param clock says since when a city waits
     */
    public TargetService(
            Catalogs catalogs,
            Runnable lookForCatalogs,
            TargetRepositories targets,
            Consumer<Set<PageKey>> reassess,
            LogPositions positions,
            PartitionTakeover takeOver,
            Clock clock) {
        this.catalogs = catalogs;
        this.lookForCatalogs = lookForCatalogs;
        this.targets = targets;
        this.reassess = reassess;
        this.positions = positions;
        this.takeOver = takeOver;
        this.clock = clock;
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

    @Override
    public OptionalLong position(int partition) {
        return takeOver.position(partition);
    }

    /** Returns the partitions whose stores are behind what this process has stored. */
    public Set<Integer> haveLostTheirStores() {
        return takeOver.behind();
    }

    @Override
    public Collection<WaitingCity> waiting(int partition) {
        return takeOver.waiting(partition).values();
    }

    @Override
    public SortedMap<Integer, Collection<WaitingCity>> waiting() {
        return takeOver.waiting();
    }

    /** Returns whether targets of a city wait, whichever instance reads its partition. */
    boolean isWaiting(String city) {
        return positions.waitingCities().contains(city);
    }

    /**
     * Takes a batch and then moves the position of its partition on.
     *
     * @param partition the partition that {@link #begin} took over
     * @param batch its targets, those of each city once
     * @param first the offset of the first record of the partition that was read
     * @param next the offset after the last one
     * @param onRefused takes those that are not kept, be there any or none, before the position moves
     * @return how many targets were taken or refused; those of cities that wait are neither
     * @throws vn.chitieu.aggregation.page.StalePageException if another consumer writes at the same time
     */
    public int take(
            int partition,
            Collection<CityTargets> batch,
            long first,
            long next,
            Consumer<List<TargetRepository.Refused>> onRefused) {
        takeOver.requireCurrent(partition, first);
        CityBatchRun run = new CityBatchRun(catalogs, clock, partition, takeOver.waiting(partition));
        List<TargetRepository.Refused> refused = new ArrayList<>();
        int done = 0;
        for (CityTargets part : batch) {
            if (!run.isWaiting(part.city())) {
                Optional<List<TargetRepository.Refused>> late =
                        run.attempt(part.city(), part.first(), () -> take(part.city(), part.assigned()));
                late.ifPresent(refused::addAll);
                done += late.isPresent() ? part.assigned().size() : 0;
            }
        }
        onRefused.accept(refused);
        takeOver.advance(partition, next, run.waiting());
        LOG.info("Took {} targets, refused {}", done - refused.size(), refused.size());
        return done;
    }

    /**
     * Takes targets of a city that waits, and then moves on from where it waits; at the position of the partition it
     * waits no longer.
     *
     * @param waits the city as {@link #waiting} returned it
     * @param assigned all its targets from there on, in the order of their offsets
     * @param to the offset after the last one that may be among them, at most the position of the partition
     * @param onRefused takes those that are not kept, be there any or none, before it moves on
     * @throws RuntimeException if the city still fails, or a store; it waits where it was then
     */
    public void catchUp(
            int partition,
            WaitingCity waits,
            List<AssignedTarget> assigned,
            long to,
            Consumer<List<TargetRepository.Refused>> onRefused) {
        SortedMap<String, WaitingCity> waiting = takeOver.waitingOnceTaken(partition, waits, to);
        List<TargetRepository.Refused> refused = assigned.isEmpty() ? List.of() : take(waits.city(), assigned);
        onRefused.accept(refused);
        takeOver.advance(partition, takeOver.position(partition).orElse(0), waiting);
        LOG.info(
                "Took {} targets of {} late, refused {}",
                assigned.size() - refused.size(),
                waits.city(),
                refused.size());
    }

    private List<TargetRepository.Refused> take(String city, List<AssignedTarget> assigned) {
        Catalog catalog = find(city).orElse(null);
        if (catalog == null) {
            Rejection why = UnknownCity.rejection(city, catalogs);
            return assigned.stream()
                    .map(target -> new TargetRepository.Refused(target, why))
                    .toList();
        }
        List<TargetRepository.Refused> refused = targets.of(city).add(assigned);
        Set<PageKey> concerned = concerned(catalog, assigned);
        if (!concerned.isEmpty()) {
            reassess.accept(concerned);
        }
        return refused;
    }

    /** What ingestion accepted it accepted by an edition that is on the topic. */
    private Optional<Catalog> find(String city) {
        Optional<Catalog> known = catalogs.find(city);
        if (known.isEmpty()) {
            lookForCatalogs.run();
            return catalogs.find(city);
        }
        return known;
    }

    /**
     * The quarters of the years for which targets came. It follows from what the batch names, not from what it changes:
     * a repeated batch changes nothing.
     */
    private static Set<PageKey> concerned(Catalog city, Collection<AssignedTarget> batch) {
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
