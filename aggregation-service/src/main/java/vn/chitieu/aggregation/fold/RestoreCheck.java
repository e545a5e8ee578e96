package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
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
 * Finds out whether the stores of cities are older than what was published from them, because they were lost or
 * restored, and then lets revisions go on above all that readers know and totals wait until the log was read again. A
 * total is published after its page is stored, so a page behind its published total is an older one, whatever the
 * position beside it says.
 *
 * <p>A page or milestone that cannot be read says nothing about its city, and holds up no other: the city itself waits
 * when it is folded. Thread-safe.
 */
public final class RestoreCheck implements PartitionTakeover.Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreCheck.class);
    private static final int PAGES_AT_A_TIME = 64;

    private final PublishedRevisions published;
    private final PageRepository pages;
    private final MilestoneRepository milestones;
    private final Cities cities;
    private final Clock clock;
    private final Runnable readTargetsAgain;
    private final Set<String> older = new HashSet<>();
    private final Set<String> recovered = new HashSet<>();
    private boolean looked;

    /**
     * Takes the published revisions, the stores, the cities, and the clock by which floors are set.
     *
     * @param readTargetsAgain moves the positions of the log of targets back: they may be newer than its targets
     */
    public RestoreCheck(
            PublishedRevisions published,
            PageRepository pages,
            MilestoneRepository milestones,
            Cities cities,
            Clock clock,
            Runnable readTargetsAgain) {
        this.published = Objects.requireNonNull(published);
        this.pages = Objects.requireNonNull(pages);
        this.milestones = Objects.requireNonNull(milestones);
        this.cities = Objects.requireNonNull(cities);
        this.clock = Objects.requireNonNull(clock);
        this.readTargetsAgain = Objects.requireNonNull(readTargetsAgain);
    }

    /**
     * Returns whether this process found, at its first look, pages of a city that may be on the partition older than
     * the published totals, and the log is not read again yet.
     */
    @Override
    public synchronized boolean isOlder(int partition) {
        if (!looked) {
            known().forEach((city, its) -> {
                if (its.isNewer()) {
                    older.add(city);
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
        return milestone(city).map(Milestone::isWithheld).orElse(true);
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
        Map<String, Known> known = known();
        cities.all().forEach(city -> known.putIfAbsent(city, Known.NOTHING));
        known.forEach((city, its) -> {
            if (cities.mayBeOn(city, partition)) {
                recover(city, Math.max(its.highest(), isBehind ? clock.instant().getEpochSecond() : 0));
            }
        });
    }

    private void recover(String city, long floor) {
        milestone(city).ifPresent(before -> {
            LOG.warn(
                    "The stores of {} are older than what was done: revisions go on from {}, totals are published once"
                            + " the log was read again",
                    city,
                    floor);
            milestones.store(city, before.restored(floor));
            recovered.add(city);
        });
    }

    /** Returns the milestone of a city; empty where it cannot be read, by which the fold of the city waits as well. */
    private Optional<Milestone> milestone(String city) {
        try {
            return Optional.of(milestones.find(city));
        } catch (RuntimeException fault) {
            requireOfADocument(fault);
            LOG.error("The milestone of {} cannot be read; restart the service once it is mended", city, fault);
            return Optional.empty();
        }
    }

    private static void requireOfADocument(RuntimeException fault) {
        if (!CityFault.isOfADocument(fault)) {
            throw fault;
        }
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
                known().forEach((city, its) -> {
                    if (its.isNewer()) {
                        throw new IllegalStateException(
                                "expected the log of updates of " + city + " to be taken over again first");
                    }
                });
            }
        };
    }

    /** What readers know of each city that has published something. */
    private Map<String, Known> known() {
        Map<String, Map<PageKey, Map<Scope, Long>>> byCity = new TreeMap<>();
        published
                .highest()
                .forEach((page, revisions) -> byCity.computeIfAbsent(page.city(), city -> new HashMap<>())
                        .put(page, revisions));
        Map<String, Known> known = new TreeMap<>();
        byCity.forEach((city, revisions) -> known.put(city, known(city, revisions)));
        return known;
    }

    private Known known(String city, Map<PageKey, Map<Scope, Long>> revisions) {
        long highest = revisions.values().stream()
                .flatMap(ofPage -> ofPage.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new Known(
                highest,
                milestone(city)
                        .map(Milestone::revisionFloor)
                        .map(floor -> isNewer(revisions, floor))
                        .orElse(false));
    }

    private boolean isNewer(Map<PageKey, Map<Scope, Long>> revisions, long floor) {
        List<PageKey> keys = new ArrayList<>(revisions.keySet());
        for (int from = 0; from < keys.size(); from += PAGES_AT_A_TIME) {
            if (isNewer(keys.subList(from, Math.min(keys.size(), from + PAGES_AT_A_TIME)), revisions, floor)) {
                return true;
            }
        }
        return false;
    }

    /** Where pages cannot be read together, each is read by itself. */
    private boolean isNewer(List<PageKey> keys, Map<PageKey, Map<Scope, Long>> revisions, long floor) {
        Map<PageKey, Page> stored;
        try {
            stored = pages.find(keys);
        } catch (RuntimeException fault) {
            requireOfADocument(fault);
            if (keys.size() > 1) {
                return keys.stream().anyMatch(key -> isNewer(List.of(key), revisions, floor));
            }
            LOG.error("The page {} cannot be read; restart the service once it is mended", keys.get(0), fault);
            return false;
        }
        return keys.stream()
                .anyMatch(key -> revisions.getOrDefault(key, Map.of()).entrySet().stream()
                        .anyMatch(one -> one.getValue() > Math.max(floor, revision(stored.get(key), one))));
    }

    /** A total that a stored page has no longer, because its scope is no more, is no older one. */
    private static long revision(@Nullable Page page, Map.Entry<Scope, Long> published) {
        return page == null
                ? 0
                : page.total(published.getKey()).map(Total::revision).orElse(published.getValue());
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

    /**
     * What readers know.
     *
     * @param highest the highest revision of any total
     * @param isNewer whether one of them is above the stored total and above the floor
     */
    private record Known(long highest, boolean isNewer) {
        static final Known NOTHING = new Known(0, false);
    }
}
