package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.rebuild.HistoryRebuild;
import vn.chitieu.aggregation.rebuild.RebuildService;
import vn.chitieu.aggregation.rebuild.ReconcileService;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The number of partitions was raised, and the key of the city moved from partition 2 to partition 5: an id stays the
 * first update's, for the fold, whichever partition it reads first, and for both computations from the log.
 */
class MovedKeyTest {

    private static final List<AnUpdate> BEFORE = List.of(
            anUpdate(LAND).of("nam-ngan").worth("90").withId("u-1").on(2, 1_000).at(0),
            anUpdate(LAND).of("ba-dinh").worth("8").withId("u-2").on(2, 2_000).at(1),
            anUpdate(LAND)
                    .of("ba-dinh")
                    .worth("8.5")
                    .withId("u-3")
                    .reportedAt("2022-04-02T00:00:00Z")
                    .on(2, 3_000)
                    .at(2));
    private static final List<AnUpdate> AFTER = List.of(
            // Another figure under an id that was taken: 1,234,664.7 instead of 98.5 where it counts.
            anUpdate(LAND)
                    .of("nam-ngan")
                    .worth("1234656.2")
                    .withId("u-1")
                    .reportedAt("2022-04-09T00:00:00Z")
                    .on(5, 4_000)
                    .at(0),
            // The same as u-2 again, later: it must not undo u-3.
            anUpdate(LAND)
                    .of("ba-dinh")
                    .worth("8")
                    .withId("u-2")
                    .reportedAt("2022-04-09T00:00:00Z")
                    .on(5, 5_000)
                    .at(1));
    private static final PageKey PAGE = new PageKey("small", LAND, new Quarter(2022, 1));

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final Fold fold = new Fold(catalog);
    private final Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    private final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private final CurrentTargets targets = new CurrentTargets(city -> new InMemoryStores.InMemoryTargets());
    private final FoldResultWriter resultWriter = SomePageStores.of(targets, pages, receipts, revisions, totals -> {});
    private final ALog log = new ALog();

    @Test
    void theFoldFollowsTheKeyInOneProcess() {
        FoldService updates = process();
        log.append(BEFORE);
        assertThat(outcomes(fold(updates, BEFORE)))
                .containsExactly(UpdateOutcome.CREATED, UpdateOutcome.CREATED, UpdateOutcome.CORRECTED);
        log.append(AFTER);

        assertThat(outcomes(fold(updates, AFTER))).containsExactly(UpdateOutcome.CONFLICT, UpdateOutcome.STALE);
        isRight();
    }

    @Test
    void theFoldFollowsTheKeyIntoAnotherProcess() {
        log.append(BEFORE);
        fold(process(), BEFORE);
        log.append(AFTER);

        List<Receipt> answers = fold(process(), AFTER);

        assertThat(outcomes(answers)).containsExactly(UpdateOutcome.CONFLICT, UpdateOutcome.STALE);
        assertThat(answers.get(0).first()).isEqualTo(new ReceiptId(2, 0));
        isRight();
    }

    /** A database that is made again reads the partitions as they come. */
    @Test
    void theFoldMayReadTheNewPartitionFirst() {
        log.append(BEFORE);
        log.append(AFTER);
        FoldService updates = process();

        assertThat(outcomes(fold(updates, AFTER))).containsExactly(UpdateOutcome.CONFLICT, UpdateOutcome.CREATED);
        fold(updates, BEFORE);

        isRight();
    }

    @Test
    void oneThatComesLateOnTheOldPartitionIsNoFirstOne() {
        log.append(BEFORE);
        log.append(AFTER);
        fold(process(), BEFORE);
        fold(process(), AFTER);
        AnUpdate fresh = anUpdate(LAND)
                .of("nam-ngan")
                .worth("1")
                .withId("u-9")
                .reportedAt("2022-03-31T00:00:00Z")
                .on(5, 6_000)
                .at(2);
        log.append(List.of(fresh));
        fold(process(), List.of(fresh));
        AnUpdate straggler = fresh.worth("77")
                .reportedAt("2022-05-01T00:00:00Z")
                .on(2, 7_000)
                .at(3);
        log.append(List.of(straggler));

        assertThat(outcomes(fold(process(), List.of(straggler)))).containsExactly(UpdateOutcome.CONFLICT);
        isRight();
    }

    @Test
    void receiptsThatArePutBackSayTheSame() {
        log.append(BEFORE);
        log.append(AFTER);
        FoldService updates = process();
        fold(updates, BEFORE);
        fold(updates, AFTER);
        Map<ReceiptId, Receipt> before = new HashMap<>();
        List.of(new ReceiptId(2, 1), new ReceiptId(5, 0), new ReceiptId(5, 1))
                .forEach(id -> before.put(id, receipts.find(id).orElseThrow()));
        before.keySet().forEach(receipts::lose);

        int putBack = new HistoryRebuild(
                        catalog, Catalogs.of(catalog), log, pages, positions, receipts, revisions, clock, 1)
                .run()
                .receipts();

        assertThat(putBack).isEqualTo(3);
        before.forEach((id, receipt) -> {
            Receipt again = receipts.find(id).orElseThrow();
            assertThat(again.outcome()).isEqualTo(receipt.outcome());
            assertThat(again.saying()).isEqualTo(receipt.saying());
            assertThat(again.first()).isEqualTo(receipt.first());
        });
    }

    private void isRight() {
        assertThat(total()).isEqualByComparingTo("98.5");
        assertThat(new ReconcileService(catalog, log, pages, List::of, milestones, clock, 1, () -> {})
                        .run()
                        .differences())
                .isEmpty();
        assertThat(new RebuildService(
                                catalog,
                                log,
                                List::of,
                                new InMemoryStores.InMemoryTargets(),
                                resultWriter,
                                milestones,
                                clock,
                                1)
                        .run()
                        .mended())
                .isZero();
    }

    private BigDecimal total() {
        Page page = pages.find(List.of(PAGE)).get(PAGE);
        return page.total(Scope.city()).orElseThrow().figures().value();
    }

    private FoldService process() {
        return new FoldService(
                new CurrentFold(OneCity.of(() -> catalog)),
                resultWriter,
                PartitionTakeover.unwatched(
                        positions,
                        resultWriter,
                        milestones,
                        RestoreCheck.Cities.anywhere(() -> Set.of(catalog.id())),
                        clock),
                milestones,
                clock,
                CatalogLag.NONE,
                new KnownUpdateIds(1, receipts, positions, log, Optional::empty),
                PageSize.OF_A_DOCUMENT);
    }

    private List<Receipt> fold(FoldService updates, List<AnUpdate> batch) {
        int partition = batch.get(0).partition();
        updates.begin(partition, 0);
        long next = batch.get(batch.size() - 1).offset() + 1;
        return updates.fold(partition, batch.stream().map(AnUpdate::build).toList(), next, rejected -> {});
    }

    private static List<UpdateOutcome> outcomes(List<Receipt> answers) {
        return answers.stream().map(Receipt::outcome).toList();
    }

    /** A log of several partitions in lists. */
    private static final class ALog implements UpdateLog {

        private final SortedMap<Integer, List<LoggedUpdate>> partitions = new TreeMap<>();

        void append(List<AnUpdate> updates) {
            updates.forEach(update -> partitions
                    .computeIfAbsent(update.partition(), partition -> new ArrayList<>())
                    .add(update.build()));
        }

        @Override
        public SortedMap<Integer, Long> ends() {
            SortedMap<Integer, Long> ends = new TreeMap<>(Map.of(0, 0L));
            partitions.forEach((partition, updates) -> ends.put(partition, (long) updates.size()));
            return ends;
        }

        @Override
        public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
            partitions
                    .getOrDefault(partition, List.of())
                    .subList((int) from, (int) to)
                    .forEach(each);
        }
    }
}
