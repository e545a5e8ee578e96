package vn.chitieu.aggregation.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.PRODUCTION;
import static vn.chitieu.aggregation.ASmallCity.SERVICES;
import static vn.chitieu.aggregation.ATarget.aTarget;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.reassessment.ReassessmentService;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Rebuild and reconcile on the same city, log and stores, which a running service goes on changing. */
class RebuildServiceTest {

    private static final Quarter Q1 = new Quarter(2022, 1);

    private final Catalog catalog = ASmallCity.withoutTargets()
            .withTarget(LAND, Scope.city(), "PROVINCE", "400")
            .catalog();
    private final Fold fold = new Fold(catalog);
    private final Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final List<FoldResult.Published> published = new ArrayList<>();
    private final InMemoryStores.InMemoryTargets assigned = new InMemoryStores.InMemoryTargets();
    private final CurrentTargets targets = new CurrentTargets(city -> assigned);
    private final InMemoryStores.InMemoryPageWriters writers = new InMemoryStores.InMemoryPageWriters();
    private final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    private final FoldResultWriter resultWriter = stores(0);
    /** The service remembers pages, the command that rebuilds knows nothing of that. */
    private final FoldService foldUpdates =
            new FoldService(new CurrentFold(OneCity.of(() -> catalog)), stores(1000), positions, milestones, clock);

    private final ALog log = new ALog();
    private final List<AssignedTarget> targetLog = new ArrayList<>();

    RebuildServiceTest() {
        send(anUpdate(LAND).of("nam-ngan").worth("1"));
        send(anUpdate(LAND).of("ba-dinh").worth("2").withId("u-2"));
        send(anUpdate(ENTERPRISES).of("ba-dinh").in("2022-02").worth("7").withId("u-3"));
        send(anUpdate(INDUSTRY).of("dep-tk").worth("80").withId("u-4"));
        send(anUpdate(SERVICES).of("dep-tk").worth("20").withId("u-5"));
        send(anUpdate("NOTHING").withId("u-6"));
        send(anUpdate(LAND).of("nam-ngan").worth("3").withId("u-7").reportedAt("2022-04-02T00:00:00Z"));
    }

    @Test
    void findsNothingWhereAllIsRight() {
        ReconcileService.Result result = reconcile();

        assertThat(result.differences()).isEmpty();
        assertThat(result.records()).isEqualTo(7);
        assertThat(result.pages()).isEqualTo(7);
        assertThat(rebuild().run().mended()).isZero();
    }

    /** The catalog had an indicator that it has no longer. */
    @Test
    void pagesOfAnIndicatorThatWasDroppedAreNamedAndLeftAsTheyAre() {
        PageKey dropped = new PageKey(catalog.id(), "DROPPED", Q1);
        PageKey before = new PageKey(catalog.id(), "DROPPED", new Quarter(2021, 4));
        Page page = new Page(
                dropped,
                1,
                null,
                page(LAND).contributions(),
                Map.of(),
                page(LAND).totals());
        pages.store(List.of(
                page, new Page(before, 1, null, Map.of(), Map.of(), page(LAND).totals())));
        wrongTotal(LAND);

        ReconcileService.Result found = reconcile();
        assertThat(found.dropped()).isEqualTo(Map.of("DROPPED", 2L));
        assertThat(found.pages()).isEqualTo(7);
        assertThat(found.differences())
                .isNotEmpty()
                .allMatch(one -> one.page().indicator().equals(LAND));

        assertThat(rebuild().run().mended()).isEqualTo(1);
        assertThat(pages.find(List.of(dropped))).isEqualTo(Map.of(dropped, page));
        assertThat(reconcile().differences()).isEmpty();
        new ReassessmentService(new CurrentFold(OneCity.of(() -> catalog)), resultWriter, milestones, clock)
                .judgeAll(catalog.id(), Revision.Occasion.CATALOGUE);
        assertThat(pages.find(List.of(dropped))).isEqualTo(Map.of(dropped, page));
    }

    @Test
    void findsEachThingThatIsWrongAndMendsIt() {
        Map<String, Total> right = says();
        wrongTotal(LAND);
        wrongContribution(ENTERPRISES);
        lost(PRODUCTION);

        assertThat(reconcile().differences())
                .anySatisfy(one -> assertThat(one.toString())
                        .contains("small/LAND/2022-Q1 city: expected", "stored is Amounts[value=12345"))
                .anySatisfy(one -> assertThat(one.toString())
                        .contains("small/LAND/2022-Q1 city by plain sums: value: expected 5, stored is 12345"))
                .anySatisfy(one -> assertThat(one.toString())
                        .contains("unit:ba-dinh 2022-02: expected 7 OFFICIAL by u-3", "stored is nothing"))
                .anySatisfy(one -> assertThat(one.toString())
                        .contains("small/PRODUCTION/2022-Q1 city: expected", "stored is nothing"));
        published.clear();

        RebuildService.Result result = rebuild().run();

        assertThat(result).isEqualTo(new RebuildService.Result(7, 7, 3));
        assertThat(says()).isEqualTo(right);
        assertThat(reconcile().differences()).isEmpty();
        assertThat(published).hasSize(right.size());
        assertThat(revisions.find(key(LAND), page(LAND).version(), 1).get(0).occasion())
                .isEqualTo(Revision.Occasion.REBUILD);
    }

    @Test
    void knowsTheTargetsThatWereAssigned() {
        targetLog.add(aTarget(LAND).of("80").from("2022-01-01").build());

        assertThat(reconcile().differences())
                .anySatisfy(one -> assertThat(one.toString()).contains("small/LAND/2022-Q1 city: expected"));
        rebuild().run();
        assertThat(assigned.all().targets()).isEqualTo(targetLog);

        assertThat(reconcile().differences()).isEmpty();
        assertThat(total("city").attainments().get(0).target()).isEqualByComparingTo("80");
    }

    /** The service folds an update between the moment when pages are read and the moment when they are written. */
    @Test
    void losesNothingThatIsFoldedMeanwhile() {
        wrongTotal(LAND);
        fault();
        log.onceRead = () -> send(anUpdate(LAND).of("lam-son").worth("100").withId("u-8"));

        rebuild().run();

        assertThat(reconcile().differences()).isEmpty();
        assertThat(total("city").figures().value()).isEqualByComparingTo("105");
    }

    /** The page has an update whose batch has not moved the position yet. */
    @Test
    void losesNothingThatIsStoredAheadOfThePosition() {
        log.updates.add(
                anUpdate(LAND).of("lam-son").worth("100").withId("u-8").at(7).build());
        FoldResult ahead = resultWriter.inTurn(catalog.id(), () -> {
            FoldResult folded = fold.fold(
                    log.updates.subList(7, 8),
                    pages.find(fold.reads(log.updates.subList(7, 8))),
                    AssessmentContext.at(clock.instant(), targets.get(catalog)));
            resultWriter.keepBeside(catalog.id(), folded, targets.get(catalog));
            return folded;
        });
        assertThat(ahead.changes()).isNotEmpty();

        assertThat(rebuild().run().mended()).isZero();

        foldUpdates.fold(0, log.updates.subList(7, 8), 8, rejected -> {});
        assertThat(total("city").figures().value()).isEqualByComparingTo("105");
        assertThat(reconcile().differences()).isEmpty();
    }

    @Test
    void givesUpOnAPageThatNeverRests() {
        wrongTotal(LAND);
        log.everyRead = () -> wrongTotal(LAND);

        assertThatThrownBy(() -> rebuild().run()).isInstanceOf(StalePageException.class);
    }

    @Test
    void aDifferenceThatIsGoneAtTheNextLookIsNone() {
        AnUpdate under = anUpdate(LAND).of("lam-son").worth("100").withId("u-8").at(7);
        log.updates.add(under.build());
        List<String> looks = new ArrayList<>();

        ReconcileService.Result result = new ReconcileService(
                        catalog, log, pages, () -> targetLog, milestones, clock, 1, () -> {
                            looks.add("waited");
                            foldUpdates.fold(0, List.of(under.build()), 8, rejected -> {});
                        })
                .run();

        assertThat(looks).hasSize(1);
        assertThat(result.differences()).isEmpty();
        assertThat(result.records()).isEqualTo(8);
    }

    /** The wrong page is one that the service depends on, remembers and does not write on itself. */
    @Test
    void theServiceGoesOnWithWhatWasMended() {
        send(anUpdate(LAND).of("nam-ngan").in("2021-Q1").worth("4").withId("u-8"));
        send(anUpdate(LAND).of("ba-dinh").in("2021-Q1").worth("4").withId("u-9"));
        wrongContribution(lastYear());
        fault();
        send(anUpdate(LAND).of("nam-ngan").worth("5").withId("u-10").reportedAt("2022-04-03T00:00:00Z"));

        rebuild().run();
        send(anUpdate(LAND).of("nam-ngan").worth("6").withId("u-11").reportedAt("2022-04-04T00:00:00Z"));

        assertThat(reconcile().differences()).isEmpty();
        assertThat(total("city").figures().sameQuarterLastYear()).isEqualByComparingTo("8");
    }

    /**
     * While the page of last year is wrong, the service computes this year's from it: after the rebuild has read both
     * and found this year's right, before it writes last year's.
     */
    @Test
    void mendsWhatTheServiceComputedFromAWrongPageMeanwhile() {
        send(anUpdate(LAND).of("nam-ngan").in("2021-Q1").worth("4").withId("u-8"));
        wrongContribution(lastYear());
        fault();
        log.onceRead = () ->
                send(anUpdate(LAND).of("nam-ngan").worth("5").withId("u-10").reportedAt("2022-04-03T00:00:00Z"));

        rebuild().run();

        assertThat(reconcile().differences()).isEmpty();
        assertThat(total("city").figures().sameQuarterLastYear()).isEqualByComparingTo("4");
    }

    @Test
    void putsBackTheReceiptsThatAreGone() {
        send(anUpdate(LAND).of("nam-ngan").worth("2").withId("u-8").reportedAt("2022-04-01T00:00:00Z"));
        send(anUpdate(LAND).of("nam-ngan").takenBack().withId("u-9").reportedAt("2022-04-05T00:00:00Z"));
        Map<ReceiptId, Receipt> before = new TreeMap<>();
        for (LoggedUpdate update : log.updates) {
            before.put(update.receipt(), receipts.find(update.receipt()).orElseThrow());
        }
        before.keySet().forEach(receipts::lose);
        receipts.add(List.of(before.get(new ReceiptId(0, 3))));
        log.updates.add(anUpdate(LAND).withId("u-10").at(9).build());

        assertThat(history().run().receipts()).isEqualTo(8);

        before.forEach((id, receipt) -> {
            Receipt putBack = receipts.find(id).orElseThrow();
            assertThat(putBack.with(List.of())).isEqualTo(receipt.with(List.of()));
            assertThat(putBack.totals().stream().map(Receipt.TotalRevision::scope))
                    .containsExactlyElementsOf(receipt.totals().stream()
                            .map(Receipt.TotalRevision::scope)
                            .toList());
        });
        assertThat(receipts.find(new ReceiptId(0, 0)).orElseThrow().totals())
                .contains(new Receipt.TotalRevision(Scope.city(), total("city").revision()));
        assertThat(receipts.find(new ReceiptId(0, 3))).contains(before.get(new ReceiptId(0, 3)));
        // It has not been folded yet.
        assertThat(receipts.find(new ReceiptId(0, 9))).isEmpty();
        assertThat(history().run()).isEqualTo(new HistoryRebuild.Result(0, 0));
    }

    @Test
    void putsBackTheRevisionThatIsStoredWithItsPage() {
        List<Revision> before = revisions.find(key(LAND), page(LAND).version(), 10);
        revisions.lose();

        assertThat(history().run()).isEqualTo(new HistoryRebuild.Result(0, 7));

        assertThat(revisions.find(key(LAND), page(LAND).version(), 10)).containsExactly(before.get(0));
    }

    @Test
    void explainsAPageWhoseHistoryIsGone() {
        revisions.lose();
        pages.loseRevisions();

        assertThat(history().run()).isEqualTo(new HistoryRebuild.Result(0, 7));

        Revision only = revisions.find(key(LAND), page(LAND).version(), 10).get(0);
        assertThat(only.occasion()).isEqualTo(Revision.Occasion.REBUILD);
        assertThat(only.causes())
                .extracting(cause -> cause.now().updateId() + " " + cause.now().value())
                .containsExactly("u-7 3", "u-2 2");
        assertThat(only.moves()).anySatisfy(move -> {
            assertThat(move.scope()).isEqualTo(Scope.city());
            assertThat(move.valueBefore()).isNull();
            assertThat(move.value()).isEqualByComparingTo("5");
            assertThat(move.revision()).isEqualTo(total("city").revision());
        });
    }

    private HistoryRebuild history() {
        return new HistoryRebuild(catalog, Catalogs.of(catalog), log, pages, positions, receipts, revisions, clock, 1);
    }

    private PageKey lastYear() {
        return key(LAND).in(new Quarter(2021, 1));
    }

    /** What damages pages in these tests does not say so, as a rule; here the service has started since. */
    private void fault() {
        foldUpdates.begin(0, 0);
    }

    private FoldResultWriter stores(int remembered) {
        return SomePageStores.of(
                targets,
                new PageCache(pages, remembered, System::nanoTime),
                writers,
                receipts,
                revisions,
                published::addAll);
    }

    private ReconcileService.Result reconcile() {
        return new ReconcileService(catalog, log, pages, () -> targetLog, milestones, clock, 1, () -> {}).run();
    }

    private RebuildService rebuild() {
        return new RebuildService(catalog, log, () -> targetLog, assigned, resultWriter, milestones, clock, 1);
    }

    private void send(AnUpdate update) {
        long offset = log.updates.size();
        LoggedUpdate built = update.at(offset).build();
        log.updates.add(built);
        if (positions.next(0).isEmpty()) {
            foldUpdates.begin(0, 0);
        }
        foldUpdates.fold(0, List.of(built), offset + 1, rejected -> {});
    }

    private void wrongTotal(String indicator) {
        Page page = page(indicator);
        Page full = SomePages.full(page.key());
        Map<Scope, Total> totals = new HashMap<>(page.totals());
        totals.put(Scope.city(), full.totals().get(Scope.city()));
        pages.store(List.of(new Page(
                page.key(), page.version() + 1, page.openedBy(), page.contributions(), page.superseded(), totals)));
    }

    private void wrongContribution(String indicator) {
        wrongContribution(key(indicator));
    }

    private void wrongContribution(PageKey key) {
        Page page = pages.find(List.of(key)).get(key);
        pages.store(
                List.of(new Page(page.key(), page.version() + 1, page.openedBy(), Map.of(), Map.of(), page.totals())));
    }

    private void lost(String indicator) {
        pages.lose(key(indicator));
    }

    private Map<String, Total> says() {
        Map<String, Total> says = new TreeMap<>();
        pages.find(pages.keys("small"))
                .forEach((key, page) -> page.totals()
                        .values()
                        .forEach(total -> says.put(key + " " + total.scope(), total.withRevision(0))));
        return says;
    }

    private Total total(String scope) {
        return page(LAND).total(Scope.parse(scope)).orElseThrow();
    }

    private Page page(String indicator) {
        return pages.find(List.of(key(indicator))).get(key(indicator));
    }

    private PageKey key(String indicator) {
        return new PageKey(catalog.id(), indicator, Q1);
    }

    /** A log in a list, whose reading can be interrupted by something that happens meanwhile. */
    private static final class ALog implements UpdateLog {

        private final List<LoggedUpdate> updates = new ArrayList<>();
        private Runnable onceRead = () -> {};
        private Runnable everyRead = () -> {};

        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>(Map.of(0, (long) updates.size()));
        }

        @Override
        public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
            List.copyOf(updates.subList((int) from, (int) to)).forEach(each);
            Runnable once = onceRead;
            onceRead = () -> {};
            once.run();
            everyRead.run();
        }
    }
}
