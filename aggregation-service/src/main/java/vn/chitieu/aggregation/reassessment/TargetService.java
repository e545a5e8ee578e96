package vn.chitieu.aggregation.reassessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.fold.UnknownCity;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetRepositories;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Takes assigned targets from their log, at least once: stores them, then has the totals that they concern reassessed,
 * then moves the position on. Every step is idempotent and may be repeated from any point. One thread at a time for
 * each partition.
 */
public final class TargetService {

    private static final Logger LOG = LoggerFactory.getLogger(TargetService.class);

    private final Catalogs catalogs;
    private final Runnable lookForCatalogs;
    private final TargetRepositories targets;
    private final Consumer<Set<PageKey>> reassess;
    private final PartitionTakeover takeOver;

    /**
     * Makes the use case.
     *
     * @param catalogs the catalogs in force
     * @param reassess reassesses those of the pages of one city that are stored and publishes them, changed or not
     * @param positions of the targets' own log
     */
    public TargetService(
            Catalogs catalogs, TargetRepositories targets, Consumer<Set<PageKey>> reassess, LogPositions positions) {
        this(
                catalogs,
                () -> {},
                targets,
                reassess,
                new PartitionTakeover(positions, partition -> 0, PartitionTakeover.Recovery.NONE));
    }

    /**
     * Makes the use case.
     *
     * @param lookForCatalogs puts the newest editions in force: a city may have been added a moment ago
     * @param takeOver which partitions of the targets' own log are taken over, and up to where
     */
    public TargetService(
            Catalogs catalogs,
            Runnable lookForCatalogs,
            TargetRepositories targets,
            Consumer<Set<PageKey>> reassess,
            PartitionTakeover takeOver) {
        this.catalogs = catalogs;
        this.lookForCatalogs = lookForCatalogs;
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
     * @param batch its targets by city, those of each in the order of their offsets
     * @param first the offset of the first record of the partition that was read
     * @param next the offset after the last one
     * @param onRefused takes those that are not kept, be there any or none, before the position moves
     * @throws vn.chitieu.aggregation.page.StalePageException if another consumer writes at the same time
     */
    public void take(
            int partition,
            Map<String, List<AssignedTarget>> batch,
            long first,
            long next,
            Consumer<List<TargetRepository.Refused>> onRefused) {
        takeOver.requireCurrent(partition, first);
        List<TargetRepository.Refused> refused = new ArrayList<>();
        batch.forEach((city, assigned) -> refused.addAll(take(city, assigned)));
        onRefused.accept(refused);
        takeOver.advance(partition, next);
        int all = batch.values().stream().mapToInt(List::size).sum();
        LOG.info("Took {} targets, refused {}", all - refused.size(), refused.size());
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
