package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Finds out whether the stores are older than what was published from them, because they were lost or restored, and
 * then lets revisions go on above all that readers know and totals wait until the log was read again. A total is
 * published after its page is stored, so a page behind its published total is an older one, whatever the position
 * beside it says. Thread-safe.
 */
public final class RestoreCheck implements PartitionTakeover.Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreCheck.class);
    private static final int PAGES_AT_A_TIME = 64;

    private final PublishedRevisions published;
    private final PageRepository pages;
    private final MilestoneRepository milestones;
    private final String city;
    private final Clock clock;
    private final Runnable readTargetsAgain;
    private boolean looked;
    private boolean older;
    private boolean recovered;

    /**
     * Takes the published revisions, the stores of one city, and the clock by which floors are set.
     *
     * @param readTargetsAgain moves the positions of the log of targets back: they may be newer than its targets
     */
    public RestoreCheck(
            PublishedRevisions published,
            PageRepository pages,
            MilestoneRepository milestones,
            String city,
            Clock clock,
            Runnable readTargetsAgain) {
        this.published = Objects.requireNonNull(published);
        this.pages = Objects.requireNonNull(pages);
        this.milestones = Objects.requireNonNull(milestones);
        this.city = Objects.requireNonNull(city);
        this.clock = Objects.requireNonNull(clock);
        this.readTargetsAgain = Objects.requireNonNull(readTargetsAgain);
    }

    /**
     * Returns whether this process found the pages older than the published totals at its first look, and the log is
     * not read again yet.
     */
    @Override
    public synchronized boolean isOlder() {
        if (!looked) {
            older = known().isNewer();
            looked = true;
        }
        return older && (!recovered || milestones.find(city).isWithheld());
    }

    /**
     * Lets revisions go on above all that were given, and totals wait. Called once it is sure that the log is read
     * again.
     *
     * @param isBehind whether a position was behind, so that not all that was given need be published
     */
    @Override
    public synchronized void recover(boolean isBehind) {
        readTargetsAgain.run();
        long floor = Math.max(known().highest(), isBehind ? clock.instant().getEpochSecond() : 0);
        LOG.warn(
                "The stores of {} are older than what was done: revisions go on from {}, totals are published once the"
                        + " log was read again",
                city,
                floor);
        Milestone before = milestones.find(city);
        milestones.store(city, before.restored(floor));
        recovered = true;
    }

    /**
     * Returns what follows for the log of targets: it is not read again before revisions are above all that were given,
     * which the log of updates sees to, since targets let totals be published.
     */
    public PartitionTakeover.Recovery ofTargets() {
        return new PartitionTakeover.Recovery() {
            @Override
            public boolean isOlder() {
                return false;
            }

            @Override
            public void recover(boolean isBehind) {
                if (known().isNewer()) {
                    throw new IllegalStateException("expected the log of updates to be taken over again first");
                }
            }
        };
    }

    private Known known() {
        Map<PageKey, Map<Scope, Long>> revisions = published.highest(city);
        long floor = milestones.find(city).revisionFloor();
        long highest = 0;
        boolean isNewer = false;
        List<PageKey> keys = new ArrayList<>(revisions.keySet());
        for (int from = 0; from < keys.size(); from += PAGES_AT_A_TIME) {
            List<PageKey> some = keys.subList(from, Math.min(keys.size(), from + PAGES_AT_A_TIME));
            Map<PageKey, Page> stored = pages.find(some);
            for (PageKey key : some) {
                for (Map.Entry<Scope, Long> one :
                        revisions.getOrDefault(key, Map.of()).entrySet()) {
                    highest = Math.max(highest, one.getValue());
                    isNewer |= one.getValue() > Math.max(floor, revision(stored.get(key), one));
                }
            }
        }
        return new Known(highest, isNewer);
    }

    /** A total that a stored page has no longer, because its scope is no more, is no older one. */
    private static long revision(@Nullable Page page, Map.Entry<Scope, Long> published) {
        return page == null
                ? 0
                : page.total(published.getKey()).map(Total::revision).orElse(published.getValue());
    }

    /**
     * What readers know.
     *
     * @param highest the highest revision of any total
     * @param isNewer whether one of them is above the stored total and above the floor
     */
    private record Known(long highest, boolean isNewer) {}
}
