package vn.chitieu.aggregation.application;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import vn.chitieu.aggregation.domain.Circumstances;
import vn.chitieu.aggregation.domain.Difference;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Replay;
import vn.chitieu.aggregation.domain.TargetsInForce;
import vn.chitieu.aggregation.domain.UpdateLog;
import vn.chitieu.catalog.Catalog;

/**
 * Computes every total of a city again from the log and compares it with what is stored; changes nothing. The service
 * may go on meanwhile: an update that is under way makes a difference that is gone at the next look, one that stays
 * through all looks is real.
 */
public final class Reconcile {

    private static final int LOOKS = 5;

    private final Catalog catalog;
    private final UpdateLog log;
    private final Pages pages;
    private final Supplier<TargetsInForce> targets;
    private final Milestones milestones;
    private final Clock clock;
    private final Runnable pause;

    /**
     * Takes the city, its log and its pages.
     *
     * @param targets the targets of now
     * @param milestones tell by which instant the stored totals are judged
     * @param clock tells it where none was judged yet
     * @param pause waits a moment for what is under way, before the next look
     */
    public Reconcile(
            Catalog catalog,
            UpdateLog log,
            Pages pages,
            Supplier<TargetsInForce> targets,
            Milestones milestones,
            Clock clock,
            Runnable pause) {
        this.catalog = catalog;
        this.log = log;
        this.pages = pages;
        this.targets = targets;
        this.milestones = milestones;
        this.clock = clock;
        this.pause = pause;
    }

    /** Compares everything. */
    public Result run() {
        Replay replay = new Replay(catalog);
        Map<Integer, Long> read = new HashMap<>();
        for (int look = 1; ; look++) {
            log.ends().forEach((partition, end) -> {
                log.read(partition, read.getOrDefault(partition, 0L), end, replay::take);
                read.put(partition, end);
            });
            Set<PageKey> all = new HashSet<>(pages.keys(catalog.id()));
            Map<PageKey, Page> stored = pages.find(all);
            Instant judgedAt = milestones.find(catalog.id()).judgedAt(clock.instant());
            List<Difference> differences = replay.differences(stored, Circumstances.at(judgedAt, targets.get()));
            if (differences.isEmpty() || look == LOOKS) {
                int totals = stored.values().stream()
                        .mapToInt(page -> page.totals().size())
                        .sum();
                return new Result(replay.taken(), stored.size(), totals, differences);
            }
            pause.run();
        }
    }

    /**
     * What was compared.
     *
     * @param records how many records of the log were read
     * @param pages how many pages are stored
     * @param totals how many totals are on them
     * @param differences where they are not what the log says
     */
    public record Result(long records, int pages, int totals, List<Difference> differences) {}
}
