package vn.chitieu.aggregation.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.LoggedFingerprints;
import vn.chitieu.aggregation.fold.MergedLog;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.reference.ReferenceLog;
import vn.chitieu.reference.ReferenceRepeatedIds;

/**
 * Computes every total of a city again from the logs of updates and of targets, in two ways that share no rule, and
 * compares both with what is stored; changes nothing. The service may go on meanwhile: an update that is under way
 * makes a difference that is gone at the next look, one that stays through all looks is real.
 */
public final class ReconcileService {

    private static final int LOOKS = 5;
    private static final int AT_A_TIME = 5_000;

    private final Catalog catalog;
    private final UpdateLog log;
    private final PageRepository pages;
    private final Supplier<List<AssignedTarget>> targets;
    private final MilestoneRepository milestones;
    private final Clock clock;
    private final long idWindow;
    private final Runnable pause;

    /**
     * Takes the city, its log and its pages.
     *
     * @param targets the log of the targets that were assigned
     * @param milestones the instant by which the stored totals are judged
     * @param clock that instant where none was judged yet
     * @param idWindow to how many records an id is known, see {@link vn.chitieu.aggregation.fold.UpdateDeduplicator}
     * @param pause waits a moment for what is under way, before the next look
     */
    public ReconcileService(
            Catalog catalog,
            UpdateLog log,
            PageRepository pages,
            Supplier<List<AssignedTarget>> targets,
            MilestoneRepository milestones,
            Clock clock,
            long idWindow,
            Runnable pause) {
        this.catalog = catalog;
        this.log = log;
        this.pages = pages;
        this.targets = targets;
        this.milestones = milestones;
        this.clock = clock;
        this.idWindow = idWindow;
        this.pause = pause;
    }

    /** Compares everything. */
    public Result run() {
        for (int look = 1; ; look++) {
            Replay replay = new Replay(catalog, idWindow, new LoggedFingerprints(log));
            ReferenceLog plain = readLog(replay);
            Map<Boolean, List<PageKey>> keys = pages.keys(catalog.id()).stream()
                    .collect(Collectors.partitioningBy(
                            key -> catalog.indicator(key.indicator()).isPresent()));
            Map<PageKey, Page> stored = pages.find(Objects.requireNonNull(keys.get(true)));
            Instant judgedAt = milestones.find(catalog.id()).judgedAt(clock.instant());
            List<AssignedTarget> assigned = targets.get();
            List<Difference> differences = new ArrayList<>(replay.differences(stored, context(judgedAt, assigned)));
            ReferenceComparison.Result second = new ReferenceComparison(catalog, plain, assigned, judgedAt).on(stored);
            differences.addAll(second.differences());
            if (differences.isEmpty() || look == LOOKS) {
                return new Result(
                        replay.taken(),
                        stored.size(),
                        second.compared(),
                        differences,
                        dropped(Objects.requireNonNull(keys.get(false))));
            }
            pause.run();
        }
    }

    /** The log is read twice: ids that come once need not be kept in memory. */
    private ReferenceLog readLog(Replay replay) {
        SortedMap<Integer, Long> ends = log.ends();
        ReferenceRepeatedIds again = new ReferenceRepeatedIds();
        ends.forEach((partition, end) -> log.read(partition, 0, end, update -> LoggedEvents.take(update, again)));
        ReferenceLog plain = new ReferenceLog(catalog, idWindow, again);
        new MergedLog(log, AT_A_TIME).read(Map.of(), ends, some -> {
            replay.take(some);
            some.forEach(update -> LoggedEvents.take(update, plain));
        });
        return plain;
    }

    private static SortedMap<String, Long> dropped(List<PageKey> pages) {
        return pages.stream().collect(Collectors.groupingBy(PageKey::indicator, TreeMap::new, Collectors.counting()));
    }

    private AssessmentContext context(Instant judgedAt, List<AssignedTarget> assigned) {
        return AssessmentContext.at(
                judgedAt, TargetsInForce.of(catalog, new TargetRepository.Edition("log", assigned)));
    }

    /**
     * What was compared.
     *
     * @param records how many records of the log were read
     * @param pages how many pages are stored
     * @param totals how many totals were computed, each in both ways
     * @param differences where they are not what the log says
     * @param dropped how many pages there are beside them, by indicator, of indicators that the catalog does not have:
     *     nothing follows from those any more, and they are not shown
     */
    public record Result(
            long records, int pages, int totals, List<Difference> differences, SortedMap<String, Long> dropped) {
        public Result {
            differences = List.copyOf(differences);
            dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
        }
    }
}
