package vn.chitieu.aggregation.rebuild;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.fold.LoggedFingerprints;
import vn.chitieu.aggregation.fold.MergedLog;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;

/**
 * Makes every page of a city again from the log while the service goes on: a page that is right stays, one that is
 * wrong is replaced by the right one in a single write, so no other total is ever visible. All totals are published
 * again. May be repeated and may die at any point.
 *
 * <p>Pages are read before the log is: the log then has every update that a page has. An update that the running
 * service folds meanwhile changes the page's version; such a page is left to the next round. It says to the service
 * when it writes, and looks again afterwards at what it did not write.
 */
public final class RebuildService {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildService.class);
    private static final int ROUNDS = 20;
    private static final int AT_A_TIME = 64;
    private static final int RECORDS_AT_A_TIME = 5_000;

    private final Catalog catalog;
    private final UpdateLog log;
    private final FoldResultWriter resultWriter;
    private final MilestoneRepository milestones;
    private final Clock clock;
    private final Supplier<List<AssignedTarget>> targetLog;
    private final TargetRepository targets;
    private final long idWindow;

    /**
     * Takes the city, its logs, the stores that are to be put right, and the clock that deadlines follow where none was
     * judged yet.
     *
     * @param idWindow to how many records an id is known, see {@link vn.chitieu.aggregation.fold.UpdateDeduplicator}
     */
    public RebuildService(
            Catalog catalog,
            UpdateLog log,
            Supplier<List<AssignedTarget>> targetLog,
            TargetRepository targets,
            FoldResultWriter resultWriter,
            MilestoneRepository milestones,
            Clock clock,
            long idWindow) {
        this.catalog = catalog;
        this.log = log;
        this.targetLog = targetLog;
        this.targets = targets;
        this.resultWriter = resultWriter;
        this.milestones = milestones;
        this.clock = clock;
        this.idWindow = idWindow;
    }

    /**
     * Rebuilds all pages but those of indicators that the catalog does not have, which stay as they are.
     *
     * @return how many records were read and how many pages were wrong
     * @throws StalePageException if the running service went on changing the same pages through all rounds
     */
    public Result run() {
        putBackTargets();
        Replay replay = new Replay(catalog, idWindow, new LoggedFingerprints(log));
        Map<Integer, Long> read = new HashMap<>();
        int mended = 0;
        Set<PageKey> left = null;
        for (int round = 1; round <= ROUNDS; round++) {
            Map<PageKey, Page> stored = resultWriter
                    .pages()
                    .find(resultWriter.pages().keys(catalog.id()).stream()
                            .filter(key -> catalog.indicator(key.indicator()).isPresent())
                            .toList());
            readOn(replay, read);
            Set<PageKey> all = new TreeSet<>(replay.pages());
            all.addAll(stored.keySet());
            Set<PageKey> overtaken = new TreeSet<>();
            Map<PageKey, Long> written = mend(replay, left == null ? all : left, stored, overtaken);
            mended += written.size();
            overtaken.addAll(changedMeanwhile(all, stored, written));
            if (overtaken.isEmpty()) {
                return new Result(replay.taken(), all.size(), mended);
            }
            LOG.info("{} pages changed meanwhile, makes them again", overtaken.size());
            left = overtaken;
        }
        throw new StalePageException("expected to rebuild " + catalog.id() + " in " + ROUNDS
                + " rounds, but the same pages changed in each of them");
    }

    /** First of all, for totals are judged by them. */
    private void putBackTargets() {
        Set<AssignedTarget> stored = new HashSet<>(targets.all().targets());
        List<AssignedTarget> gone = targetLog.get().stream()
                .filter(target -> !stored.contains(target))
                .toList();
        if (!gone.isEmpty()) {
            LOG.info("Puts back {} targets", gone.size());
            targets.add(gone);
        }
    }

    private void readOn(Replay replay, Map<Integer, Long> read) {
        SortedMap<Integer, Long> ends = log.ends();
        new MergedLog(log, RECORDS_AT_A_TIME).read(read, ends, replay::take);
        read.putAll(ends);
    }

    /**
     * Where something was mended, the service may have computed a page from what it mended while it was still wrong.
     * That page is at another version than it was read at, and is made again.
     */
    private Set<PageKey> changedMeanwhile(Set<PageKey> all, Map<PageKey, Page> stored, Map<PageKey, Long> written) {
        if (written.isEmpty()) {
            return Set.of();
        }
        Map<PageKey, Long> versions = resultWriter.pages().versions(all);
        return all.stream()
                .filter(key -> {
                    Page before = stored.get(key);
                    long expected = written.getOrDefault(key, before == null ? 0 : before.version());
                    return versions.getOrDefault(key, 0L) != expected;
                })
                .collect(Collectors.toSet());
    }

    private Map<PageKey, Long> mend(
            Replay replay, Set<PageKey> pages, Map<PageKey, Page> stored, Set<PageKey> overtaken) {
        TargetsInForce targets = resultWriter.targets(catalog);
        Milestone milestone = milestones.find(catalog.id());
        AssessmentContext context =
                new AssessmentContext(milestone.judgedAt(clock.instant()), targets, milestone.revisionFloor());
        Map<PageKey, Long> written = new HashMap<>();
        List<PageKey> inOrder = new ArrayList<>(pages);
        for (int from = 0; from < inOrder.size(); from += AT_A_TIME) {
            List<PageKey> some = inOrder.subList(from, Math.min(inOrder.size(), from + AT_A_TIME));
            FoldResult folded = replay.mend(some, stored, context);
            try {
                resultWriter.keepBeside(catalog.id(), folded, targets);
                folded.changes()
                        .forEach(change ->
                                written.put(change.page().key(), change.page().version()));
            } catch (StalePageException changed) {
                LOG.debug("Makes {} pages again: {}", some.size(), changed.getMessage());
                overtaken.addAll(some);
            }
        }
        return written;
    }

    /**
     * What a rebuild did.
     *
     * @param records how many records of the log it read
     * @param pages how many pages the city has
     * @param mended how many of them were missing or wrong
     */
    public record Result(long records, int pages, int mended) {}
}
