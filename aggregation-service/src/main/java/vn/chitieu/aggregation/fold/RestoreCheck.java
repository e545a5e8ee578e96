package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Compares the stores of cities with what was published from them, once a process. Where they are older, because they
 * were lost or restored, it lets revisions go on above all that readers know and totals wait until the log was read
 * again. Where it is the topic of totals that lost records or was made anew, it publishes those again that readers do
 * not know. Thread-safe.
 */
public final class RestoreCheck implements PartitionTakeover.Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreCheck.class);

    private final PublicationComparison comparison;
    private final MilestoneRepository milestones;
    private final Cities cities;
    private final Clock clock;
    private final Runnable readTargetsAgain;
    private final Republication republication;
    private final Set<String> older = new HashSet<>();
    private final Set<String> recovered = new HashSet<>();
    private boolean looked;

    /**
     * Takes the published revisions, the stores, the cities, and the clock by which floors are set.
     *
     * @param readTargetsAgain moves the positions of the log of targets back: they may be newer than its targets
     * @param republication publishes what readers do not know
     */
    public RestoreCheck(
            PublishedRevisions published,
            PageRepository pages,
            MilestoneRepository milestones,
            Cities cities,
            Clock clock,
            Runnable readTargetsAgain,
            Republication republication) {
        this.comparison = new PublicationComparison(published, pages, milestones);
        this.milestones = Objects.requireNonNull(milestones);
        this.cities = Objects.requireNonNull(cities);
        this.clock = Objects.requireNonNull(clock);
        this.readTargetsAgain = Objects.requireNonNull(readTargetsAgain);
        this.republication = Objects.requireNonNull(republication);
    }

    /**
     * Returns whether this process found, at its first look, pages of a city that may be on the partition older than
     * the published totals, and the log is not read again yet. The first look also publishes what readers do not know.
     */
    @Override
    public synchronized boolean isOlder(int partition) {
        if (!looked) {
            Map<String, PublicationComparison.Known> known = comparison.known(cities.all());
            known.forEach((city, its) -> {
                if (its.isNewer()) {
                    older.add(city);
                }
            });
            known.forEach((city, its) -> {
                if (!its.behind().isEmpty() && !isWithheld(city)) {
                    its.behind().forEach(republication::publishNewer);
                }
            });
            looked = true;
        }
        return older.stream()
                .filter(city -> cities.mayBeOn(city, partition))
                .anyMatch(city -> !recovered.contains(city) || isWithheld(city));
    }

    /** The log is read once more rather than not at all where the milestone cannot be read. */
    private boolean isWithheld(String city) {
        return comparison.milestone(city).map(Milestone::isWithheld).orElse(true);
    }

    /**
     * Lets revisions of the cities that may be on a partition go on above all that were given, and their totals wait.
     * Called once it is sure that the log is read again.
     *
     * @param isBehind whether a position was behind, so that not all that was given need be published
     */
    @Override
    public synchronized void recover(int partition, boolean isBehind) {
        readTargetsAgain.run();
        comparison.known(cities.all()).forEach((city, its) -> {
            if (cities.mayBeOn(city, partition)) {
                recover(city, Math.max(its.highest(), isBehind ? clock.instant().getEpochSecond() : 0));
            }
        });
    }

    private void recover(String city, long floor) {
        comparison.milestone(city).ifPresent(before -> {
            LOG.warn(
                    "The stores of {} are older than what was done: revisions go on from {}, totals are published once"
                            + " the log was read again",
                    city,
                    floor);
            milestones.store(city, before.restored(floor));
            recovered.add(city);
        });
    }

    /**
     * Returns what follows for the log of targets: it is not read again before revisions are above all that were given,
     * which the log of updates sees to, since targets let totals be published.
     */
    public PartitionTakeover.Recovery ofTargets() {
        return new PartitionTakeover.Recovery() {
            @Override
            public boolean isOlder(int partition) {
                return false;
            }

            @Override
            public void recover(int partition, boolean isBehind) {
                comparison.known(cities.all()).forEach((city, its) -> {
                    if (its.isNewer()) {
                        throw new IllegalStateException(
                                "expected the log of updates of " + city + " to be taken over again first");
                    }
                });
            }
        };
    }

    /** Publishes totals once more. */
    @FunctionalInterface
    public interface Republication {

        /** Where nothing is published. */
        Republication NONE = known -> {};

        /**
         * Publishes those totals of some pages that are stored at a newer revision than readers know.
         *
         * @param known what readers know of each page, by scope; nothing of a scope that is not there
         */
        void publishNewer(Map<PageKey, Map<Scope, Long>> known);
    }

    /** The cities and where their updates may be. */
    public interface Cities {

        /** Returns the cities that have a catalog. */
        Set<String> all();

        /** Returns whether updates of a city may be on a partition. */
        boolean mayBeOn(String city, int partition);

        /** Cities that may be on every partition. */
        static Cities anywhere(Supplier<Set<String>> all) {
            return new Cities() {
                @Override
                public Set<String> all() {
                    return all.get();
                }

                @Override
                public boolean mayBeOn(String city, int partition) {
                    return true;
                }
            };
        }
    }
}
