package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.SERVICES;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.ForwardingPositions;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.PartitionLostException;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.reassessment.ReassessmentService;
import vn.chitieu.aggregation.reassessment.TimeReassessment;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;

class FoldServiceTest {

    private static final List<AnUpdate> LOG = List.of(
            anUpdate(LAND).of("nam-ngan").worth("1").at(0),
            anUpdate(INDUSTRY).of("dep-tk").worth("80").withId("u-2").at(1),
            anUpdate("NOTHING").withId("u-3").at(2),
            anUpdate(SERVICES).of("dep-tk").worth("20").withId("u-4").at(3),
            anUpdate(LAND).of("ba-dinh").worth("2").withId("u-5").at(4),
            anUpdate(LAND)
                    .of("nam-ngan")
                    .worth("3")
                    .withId("u-6")
                    .reportedAt("2022-04-02T00:00:00Z")
                    .at(5));

    /**
     * Law 1 and law 4: the process dies before any one of its writes, or after it, a page half-way through included;
     * what the next one makes of the same log says the same, and every total was published as it stands.
     */
    @Test
    void whereverItDiesTheNextOneEndsWithTheSame() {
        World undisturbed = new World();
        undisturbed.run(Integer.MAX_VALUE);
        int steps = undisturbed.steps;
        assertThat(steps).isGreaterThan(20);

        for (int death = 1; death <= steps; death++) {
            World world = new World();
            int dies = death;
            assertThatThrownBy(() -> world.run(dies)).as("step " + death).isInstanceOf(Death.class);
            world.run(Integer.MAX_VALUE);

            assertThat(world.stored()).as("died at step " + death).isEqualTo(undisturbed.stored());
            assertThat(world.published).as("died at step " + death).isEqualTo(world.stored());
            assertThat(world.positions.next(0)).hasValue(6);
            assertThat(world.unexplained()).as("died at step " + death).isEmpty();
            assertThat(world.rejected).as("died at step " + death).contains(new ReceiptId(0, 2));
            assertThat(world.receipts.find(new ReceiptId(0, 0)).orElseThrow().outcome())
                    .as("died at step " + death)
                    .isEqualTo(UpdateOutcome.CREATED);
        }
    }

    /** Law 4: a reader that has the newest revision of a total must not take the next one for an old one. */
    @Test
    void afterTheStoresWereLostRevisionsGoOnAboveAllThatWereGiven() {
        World world = new World();
        world.run(Integer.MAX_VALUE);
        Map<String, Total> before = world.stored();
        long newest = world.newestRevision();
        assertThat(newest).isBetween(1L, 10L);

        world.losesItsStores();
        world.run(Integer.MAX_VALUE);

        assertThat(world.stored()).isEqualTo(before);
        assertThat(world.oldestRevision()).isGreaterThan(newest);
        world.losesItsStores();
        world.run(Integer.MAX_VALUE);
        assertThat(world.stored()).isEqualTo(before);
    }

    /** The group's offsets are gone as well; what readers know stands on the topic that they read. */
    @Test
    void whereTheGroupIsForgottenTooRevisionsGoOnAboveThosePublished() {
        World world = new World();
        world.run(Integer.MAX_VALUE);
        long newest = world.newestRevision();

        world.losesItsStores();
        world.done = 0;
        world.run(Integer.MAX_VALUE);

        assertThat(world.oldestRevision()).isGreaterThan(newest).isLessThan(100);
    }

    /** Law 4 under a running service: nothing is published below what was, and nothing is left out. */
    @Test
    void storesThatAreLostUnderItAreNoticedBeforeTheNextBatch() {
        World world = new World();
        FoldService running = world.fold();
        running.begin(0, 0);
        running.fold(0, world.batch(0, 4), 4, rejected -> {});
        long newest = world.newestRevision();

        world.losesItsStores();
        assertThat(running.hasLostItsStores(0)).isTrue();
        assertThatThrownBy(() -> running.fold(0, world.batch(4, 6), 6, rejected -> {}))
                .isInstanceOf(StalePageException.class);
        assertThat(world.pages.keys(world.catalog.id())).isEmpty();
        assertThat(running.begin(0, 0)).isEmpty();
        running.fold(0, world.batch(0, 6), 6, rejected -> {});

        assertThat(running.hasLostItsStores(0)).isFalse();
        assertThat(world.oldestRevision()).isGreaterThan(newest);
        World undisturbed = new World();
        undisturbed.run(Integer.MAX_VALUE);
        assertThat(world.stored()).isEqualTo(undisturbed.stored());
    }

    /**
     * Or later updates would be folded before earlier ones, and receipts would say of those that they came too late.
     */
    @Test
    void storesThatAreLostUnderABatchGetNothingOfIt() {
        World world = new World();
        FoldService before = world.fold();
        before.begin(0, 0);
        before.fold(0, world.batch(0, 4), 4, rejected -> {});
        FoldService running = world.fold();
        running.begin(0, 0);
        world.beforePagesAreRead = () -> {
            world.beforePagesAreRead = () -> {};
            world.losesItsStores();
        };

        assertThatThrownBy(() -> running.fold(0, world.batch(4, 6), 6, rejected -> {}))
                .isInstanceOf(PartitionLostException.class);

        assertThat(world.pages.keys(world.catalog.id())).isEmpty();
        assertThat(world.receipts.find(new ReceiptId(0, 4))).isEmpty();
    }

    /**
     * A dump that is no point in time: pages were copied first, then updates were folded, then positions were copied.
     */
    @Test
    void pagesThatAreOlderThanTheirPositionAreMadeUpFor() {
        World undisturbed = new World();
        undisturbed.run(Integer.MAX_VALUE);
        World world = new World();
        FoldService before = world.fold();
        before.begin(0, 0);
        before.fold(0, world.batch(0, 2), 2, rejected -> {});
        InMemoryStores.InMemoryPages dumped = world.copyOfThePages();
        before.fold(0, world.batch(2, 6), 6, rejected -> {});

        world.pages = dumped;
        world.done = 6;
        world.run(Integer.MAX_VALUE);

        assertThat(world.stored()).isEqualTo(undisturbed.stored());
        assertThat(world.positions.next(0)).hasValue(6);
    }

    /** What is folded while the log is read again says less than was said before, so no reader is to get it. */
    @Test
    void nothingIsPublishedWhileTheLogIsReadAgain() {
        World world = new World();
        world.run(Integer.MAX_VALUE);
        Map<String, Total> said = new HashMap<>(world.published);
        world.losesItsStores();
        world.published.clear();

        world.run(Integer.MAX_VALUE);
        assertThat(world.published).isEmpty();
        world.keepTime().tick("small");

        assertThat(world.published).containsAllEntriesOf(said);
        assertThat(world.milestones.find(world.catalog.id()).publishing()).isEqualTo(Milestone.Publishing.ALL);
    }

    @Test
    void revisionsBeginWithOneInAFreshCity() {
        World world = new World();
        world.run(Integer.MAX_VALUE);

        assertThat(world.oldestRevision()).isEqualTo(1);
    }

    /** Otherwise the first tick of a fresh city made its first batch, which may be a whole backlog, be folded twice. */
    @Test
    void timeBeginsWithTheFirstBatch() {
        World world = new World();
        FoldService fold = world.fold();
        fold.begin(0, 0);

        fold.fold(0, world.batch(0, 6), 6, rejected -> {});
        Milestone begun = world.milestones.find(world.catalog.id());
        world.keepTime().begin("small");

        assertThat(begun.judgedUntil()).isEqualTo(ASmallCity.BEFORE_THE_DEADLINE);
        assertThat(world.milestones.find(world.catalog.id())).isEqualTo(begun);
    }

    /** Also for the process that comes after: the receipts tell it which ids there were. */
    @Test
    void anotherUpdateUnderAnIdThatWasTakenNeverCounts() {
        World world = new World();
        world.run(Integer.MAX_VALUE);
        Map<String, Total> before = world.stored();
        FoldService next = world.fold();
        assertThat(next.begin(0, 0)).hasValue(6);

        List<Receipt> receipts = next.fold(
                0,
                List.of(
                        anUpdate(LAND)
                                .of("ba-dinh")
                                .worth("200")
                                .withId("u-5")
                                .reportedAt("2022-04-09T00:00:00Z")
                                .at(6)
                                .build(),
                        // Not the same as u-6, which corrected it: the id comes again, later, with what it said.
                        anUpdate(LAND)
                                .of("nam-ngan")
                                .worth("1")
                                .reportedAt("2022-04-09T00:00:00Z")
                                .at(7)
                                .build()),
                8,
                rejected -> {});

        assertThat(receipts).extracting(Receipt::outcome).containsExactly(UpdateOutcome.CONFLICT, UpdateOutcome.STALE);
        assertThat(receipts.get(0).first()).isEqualTo(new ReceiptId(0, 4));
        assertThat(receipts.get(0).totals()).isEmpty();
        assertThat(world.stored()).isEqualTo(before);
        assertThat(world.receipts.find(new ReceiptId(0, 6))).contains(receipts.get(0));
    }

    @Test
    void whoeverHasLostThePartitionStops() {
        World world = new World();
        FoldService lost = world.fold();
        lost.begin(0, 0);
        world.run(Integer.MAX_VALUE);

        assertThatThrownBy(() -> lost.fold(0, List.of(LOG.get(0).build()), 1, rejected -> {}))
                .isInstanceOf(StalePageException.class);
        assertThat(world.positions.next(0)).hasValue(6);
    }

    /** The process is gone. */
    private static final class Death extends RuntimeException {}

    /** Stores that survive a process, each write of which can be the last. */
    private static final class World {

        private final Catalog catalog = ASmallCity.withoutTargets().catalog();
        private InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
        private InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
        private InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
        private InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
        private final Map<String, Total> published = new HashMap<>();
        private final List<ReceiptId> rejected = new ArrayList<>();
        private final Set<PageKey> keys = new HashSet<>();
        private final InMemoryStores.InMemoryPageWriters writers = new InMemoryStores.InMemoryPageWriters();
        private InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
        private final Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE.plusNanos(1), ZoneOffset.UTC);
        private final Map<PageKey, Map<Scope, Long>> known = new HashMap<>();
        private final MilestoneRepository mortalMilestones = new MortalMilestones();
        private Runnable beforePagesAreRead = () -> {};
        private int steps;
        private int deathAt = Integer.MAX_VALUE;
        private long done;

        /** Reads the log from the position on, three records at a time. */
        void run(int diesAt) {
            steps = 0;
            deathAt = diesAt;
            FoldService fold = fold();
            long next = fold.begin(0, done).orElse(0);
            while (next < LOG.size()) {
                long end = Math.min(LOG.size(), next + 3);
                List<LoggedUpdate> batch = LOG.subList((int) next, (int) end).stream()
                        .map(AnUpdate::build)
                        .toList();
                fold.fold(0, batch, end, refused -> {
                    step();
                    refused.forEach(receipt -> rejected.add(receipt.id()));
                    step();
                });
                next = end;
            }
        }

        FoldService fold() {
            return new FoldService(
                    new CurrentFold(OneCity.of(() -> catalog)),
                    stores(),
                    new PartitionTakeover(
                            new ForwardingPositions(() -> positions, this::step),
                            partition -> 0,
                            new RestoreCheck(
                                    () -> known,
                                    new MortalPages(),
                                    mortalMilestones,
                                    RestoreCheck.Cities.anywhere(() -> Set.of(catalog.id())),
                                    clock,
                                    () -> {},
                                    RestoreCheck.Republication.NONE)),
                    mortalMilestones,
                    clock,
                    CatalogLag.NONE,
                    new KnownUpdateIds(
                            1,
                            new MortalReceipts(),
                            new ForwardingPositions(() -> positions, this::step),
                            UpdateLog.EMPTY,
                            Optional::empty),
                    PageSize.OF_A_DOCUMENT);
        }

        FoldResultWriter stores() {
            return SomePageStores.of(
                    new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                    new PageCache(new MortalPages(), 100, System::nanoTime),
                    writers,
                    new MortalReceipts(),
                    new MortalRevisions(),
                    new MortalTotals());
        }

        TimeReassessment keepTime() {
            return new TimeReassessment(
                    OneCity.of(() -> catalog),
                    new ReassessmentService(new CurrentFold(OneCity.of(() -> catalog)), stores(), milestones, clock),
                    milestones,
                    clock);
        }

        List<LoggedUpdate> batch(int from, int to) {
            return LOG.subList(from, to).stream().map(AnUpdate::build).toList();
        }

        InMemoryStores.InMemoryPages copyOfThePages() {
            InMemoryStores.InMemoryPages copy = new InMemoryStores.InMemoryPages();
            pages.find(keys).values().forEach(page -> {
                for (long version = 1; version <= page.version(); version++) {
                    copy.store(List.of(page.at(version)));
                }
            });
            return copy;
        }

        /** What is stored at the end; how many batches and revisions it took differs from death to death. */
        Map<String, Total> stored() {
            Map<String, Total> stored = new HashMap<>();
            pages.find(keys)
                    .forEach((key, page) -> page.totals()
                            .values()
                            .forEach(total -> stored.put(key + " " + total.scope(), total.withRevision(0))));
            return stored;
        }

        /** The versions of pages that no revision tells of. */
        Set<Revision.Id> unexplained() {
            Set<Revision.Id> versions = new HashSet<>();
            pages.versions(keys)
                    .forEach((key, version) ->
                            LongStream.rangeClosed(1, version).forEach(one -> versions.add(new Revision.Id(key, one))));
            revisions.find(Set.copyOf(versions)).forEach(revision -> versions.remove(revision.id()));
            pages.revisions(keys).forEach(revision -> versions.remove(revision.id()));
            return versions;
        }

        /** The database is gone; the broker, which remembers how far the group was, is not. */
        void losesItsStores() {
            done = LOG.size();
            pages = new InMemoryStores.InMemoryPages();
            receipts = new InMemoryStores.InMemoryReceipts();
            revisions = new InMemoryStores.InMemoryRevisions();
            positions = new InMemoryStores.InMemoryPositions();
            milestones = new InMemoryStores.InMemoryMilestones();
        }

        long newestRevision() {
            return revisionsGiven().max().orElseThrow();
        }

        long oldestRevision() {
            return revisionsGiven().min().orElseThrow();
        }

        private LongStream revisionsGiven() {
            return pages.find(keys).values().stream()
                    .flatMap(page -> page.totals().values().stream())
                    .mapToLong(Total::revision);
        }

        private void step() {
            steps++;
            if (steps == deathAt) {
                throw new Death();
            }
        }

        private final class MortalPages extends ForwardingPages {

            MortalPages() {
                super(() -> {
                    beforePagesAreRead.run();
                    return pages;
                });
            }

            @Override
            public void store(Collection<Page> changed) {
                throw new AssertionError("expected a page with its revision");
            }

            /** An unordered bulk write can stop after any of its pages. */
            @Override
            public void change(Collection<FoldResult.PageChange> changes) {
                for (FoldResult.PageChange change : changes) {
                    step();
                    pages.change(List.of(change));
                    keys.add(change.page().key());
                }
                step();
            }
        }

        private final class MortalReceipts implements ReceiptRepository {
            @Override
            public Set<ReceiptId> known(Collection<ReceiptId> ids) {
                return receipts.known(ids);
            }

            @Override
            public void takeOver(int partition) {
                receipts.takeOver(partition);
            }

            @Override
            public long quietBefore(long offset) {
                return receipts.quietBefore(offset);
            }

            @Override
            public Optional<Receipt> find(ReceiptId id) {
                return receipts.find(id);
            }

            @Override
            public Map<ReceiptId, Receipt> find(Collection<ReceiptId> ids) {
                return receipts.find(ids);
            }

            @Override
            public long read(int partition, long from, long before, Consumer<Receipt> each) {
                return receipts.read(partition, from, before, each);
            }

            @Override
            public void add(Collection<Receipt> added) {
                step();
                receipts.add(added);
                step();
            }
        }

        private final class MortalRevisions implements RevisionRepository {
            @Override
            public void put(Collection<Revision> added) {
                step();
                revisions.put(added);
                step();
            }

            @Override
            public List<Revision> find(Collection<Revision.Id> wanted) {
                return revisions.find(wanted);
            }

            @Override
            public List<Revision> find(PageKey page, long newest, int limit) {
                return revisions.find(page, newest, limit);
            }
        }

        private final class MortalTotals implements TotalsPublisher {
            @Override
            public void publish(List<FoldResult.Published> totals) {
                for (FoldResult.Published one : totals) {
                    step();
                    known.computeIfAbsent(one.page(), key -> new HashMap<>())
                            .merge(one.total().scope(), one.total().revision(), Math::max);
                    published.put(
                            one.page() + " " + one.total().scope(), one.total().withRevision(0));
                }
                step();
            }
        }

        private final class MortalMilestones implements MilestoneRepository {
            @Override
            public Milestone find(String city) {
                return milestones.find(city);
            }

            @Override
            public void store(String city, Milestone milestone) {
                step();
                milestones.store(city, milestone);
                step();
            }
        }
    }
}
