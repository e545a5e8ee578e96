package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.ForwardingPositions;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.reassessment.ReassessmentService;
import vn.chitieu.aggregation.reassessment.TimeReassessment;
import vn.chitieu.aggregation.rebuild.ReconcileService;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/**
 * Cities with the same units, indicators and ids of updates whose updates lie on one partition, and the stores of all
 * of them in memory. The pages of a city can be made to fail.
 */
final class CitiesOnOnePartition {

    static final int PARTITION = 0;

    final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    final InMemoryStores.InMemoryPageWriters writers = new InMemoryStores.InMemoryPageWriters();
    final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    final Map<String, Total> published = new HashMap<>();
    final Set<ReceiptId> rejected = new HashSet<>();
    final Set<String> failing = new HashSet<>();
    final Log log = new Log();
    /** Called before and after each write to a store. */
    Runnable step = () -> {};

    final Clock clock;
    private final NavigableMap<String, Catalog> inForce = new TreeMap<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private Runnable refresh = () -> {};

    CitiesOnOnePartition(String... cities) {
        this(Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC), cities);
    }

    CitiesOnOnePartition(Clock clock, String... cities) {
        this.clock = clock;
        List.of(cities).forEach(this::add);
    }

    /** Puts the first edition of a city's catalog in force. */
    void add(String city) {
        inForce.put(city, ASmallCity.withoutTargets().named(city).catalog());
    }

    void onRefresh(Runnable action) {
        refresh = action;
    }

    Catalogs catalogs() {
        return new Catalogs() {
            @Override
            public Optional<Catalog> find(String city) {
                return Optional.ofNullable(inForce.get(city));
            }

            @Override
            public NavigableMap<String, Catalog> all() {
                return new TreeMap<>(inForce);
            }
        };
    }

    /** Returns a process that reads the partition, as a service that has just been started. */
    FoldService process() {
        FoldResultWriter stores = stores();
        return new FoldService(
                new CurrentFold(catalogs()),
                stores,
                PartitionTakeover.unwatched(
                        new ForwardingPositions(() -> positions, () -> step.run()),
                        stores,
                        milestones,
                        RestoreCheck.Cities.anywhere(() -> catalogs().all().navigableKeySet()),
                        clock),
                milestones,
                clock,
                new CatalogLag(() -> refresh.run(), Duration.ofSeconds(1), () -> nanoTime.addAndGet(400_000_000)),
                new KnownUpdateIds(1, receipts, positions, log, Optional::empty),
                PageSize.OF_A_DOCUMENT);
    }

    FoldResultWriter stores() {
        Map<String, InMemoryStores.InMemoryTargets> targets = new HashMap<>();
        return SomePageStores.of(
                new CurrentTargets(
                        city -> targets.computeIfAbsent(city, first -> new InMemoryStores.InMemoryTargets())),
                new PageCache(new FaultyPages(), 1000, System::nanoTime),
                writers,
                receipts,
                revisions,
                totals -> {
                    step.run();
                    totals.forEach(one -> published.put(
                            one.page() + " " + one.total().scope(), one.total().withRevision(0)));
                    step.run();
                });
    }

    TimeReassessment keepTime() {
        return new TimeReassessment(
                catalogs(),
                new ReassessmentService(new CurrentFold(catalogs()), stores(), milestones, clock),
                milestones,
                clock);
    }

    /** Lets the process fold the log from an offset to another. */
    List<Receipt> fold(FoldService process, long from, long to) {
        return process.fold(PARTITION, log.part(from, to), to, some -> some.forEach(one -> rejected.add(one.id())));
    }

    /** Lets the process fold a stretch of each city that waits. */
    void catchUp(FoldService process, long atATime) {
        for (WaitingCity city : List.copyOf(process.waiting(PARTITION))) {
            long to = Math.min(process.position(PARTITION).orElse(0), city.next() + atATime);
            List<LoggedUpdate> updates = log.part(city.next(), to).stream()
                    .filter(update -> city.city().equals(CityBatch.city(update)))
                    .toList();
            process.catchUp(PARTITION, city, updates, to, some -> some.forEach(one -> rejected.add(one.id())));
        }
    }

    /** Returns the totals of a city as they are stored, without the city's name and the revisions. */
    Map<String, Total> totals(String city) {
        Map<String, Total> totals = new TreeMap<>();
        pages.find(pages.keys(city))
                .values()
                .forEach(page -> page.totals()
                        .forEach((scope, total) ->
                                totals.put(name(page.key(), scope.toString()), total.withRevision(0))));
        return totals;
    }

    /** Returns the totals of a city that were published last. */
    Map<String, Total> published(String city) {
        return published.entrySet().stream()
                .filter(one -> one.getKey().startsWith(city + "/"))
                .collect(Collectors.toMap(
                        one -> one.getKey().substring(city.length() + 1),
                        Map.Entry::getValue,
                        (a, b) -> b,
                        TreeMap::new));
    }

    private static String name(PageKey page, String scope) {
        return page.indicator() + "/" + page.quarter() + " " + scope;
    }

    /** Compares what is stored of a city with two computations from the log, the reference calculation being one. */
    List<?> differences(String city) {
        return new ReconcileService(inForce.get(city), log, pages, List::of, milestones, clock, 1, () -> {})
                .run()
                .differences();
    }

    /** The log in a list. */
    static final class Log implements UpdateLog {

        private final List<LoggedUpdate> updates = new ArrayList<>();

        void append(LoggedUpdate update) {
            updates.add(update);
        }

        long append(AnUpdate update) {
            updates.add(update.at(updates.size()).build());
            return updates.size();
        }

        List<LoggedUpdate> part(long from, long to) {
            return List.copyOf(updates.subList((int) from, (int) to));
        }

        long end() {
            return updates.size();
        }

        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>(Map.of(PARTITION, end()));
        }

        @Override
        public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
            part(from, to).forEach(each);
        }
    }

    /** Pages of which a city's cannot be written while it fails. */
    private final class FaultyPages extends ForwardingPages {

        FaultyPages() {
            super(() -> pages);
        }

        @Override
        public void store(Collection<Page> changed) {
            changed.forEach(page -> requireNoFault(page.key()));
            step.run();
            super.store(changed);
            step.run();
        }

        @Override
        public void change(Collection<FoldResult.PageChange> changes) {
            changes.forEach(change -> requireNoFault(change.page().key()));
            step.run();
            super.change(changes);
            step.run();
        }

        private void requireNoFault(PageKey page) {
            if (failing.contains(page.city())) {
                throw new IllegalArgumentException("a fault of " + page.city());
            }
        }
    }
}
