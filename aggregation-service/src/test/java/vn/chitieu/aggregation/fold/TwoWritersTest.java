package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.history.PageHistory;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.reassessment.ReassessmentService;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Two processes on the same stores, one of which is paused at the worst moment while the other goes on. */
class TwoWritersTest {

    private static final AnUpdate FIRST =
            anUpdate(LAND).of("nam-ngan").worth("1").at(0);
    private static final AnUpdate SECOND =
            anUpdate(LAND).of("ba-dinh").worth("2").withId("u-2").at(1);
    private static final PageKey PAGE = new PageKey("small", LAND, new Quarter(2022, 1));

    private final Catalog catalog = ASmallCity.withoutTargets()
            .withTarget(LAND, Scope.city(), "PROVINCE", "400")
            .catalog();
    private final Fold fold = new Fold(catalog);
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryPageWriters pageWriters = new InMemoryStores.InMemoryPageWriters();
    private final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    private final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    /** What a compacted topic keeps: the last record of each key. */
    private final Map<String, Long> lastPublished = new HashMap<>();

    private final TotalsPublisher topic = totals -> totals.forEach(one -> lastPublished.put(
            one.page() + " " + one.total().scope(), one.total().revision()));
    private Runnable pause = () -> {};

    @Test
    void theOneThatLosesLeavesTheRevisionOfTheOneThatWon() {
        InMemoryStores.InMemoryTargets targets = new InMemoryStores.InMemoryTargets();
        FoldResultWriter late = stores(new CurrentTargets(city -> targets), topic);
        FoldService paused = updates(stores(
                new CurrentTargets(city -> {
                    pauseOnce();
                    return targets;
                }),
                topic));
        paused.begin(0, 0);
        pause = () -> {
            FoldService winner = updates(late);
            winner.begin(0, 0);
            fold(winner, FIRST, SECOND);
        };

        assertThatThrownBy(() -> fold(paused, FIRST)).isInstanceOf(StalePageException.class);

        assertThat(revisions.find(PAGE, 1, 10))
                .singleElement()
                .satisfies(revision -> assertThat(revision.causes()).hasSize(2));
    }

    /**
     * A write skew: each writes a page that the other one has read, so no version that is compared on writing differs.
     * The second look of the fold sees it; an epoch that is read before the batch alone would not.
     */
    @Test
    void aQuarterThatIsOpenedWhileItsYearBeforeIsFoldedIsComparedWithWhatWasReported() {
        AnUpdate yearBefore = FIRST.in("2021-Q1");
        InMemoryStores.InMemoryTargets targets = new InMemoryStores.InMemoryTargets();
        FoldService paused = updates(stores(
                new CurrentTargets(city -> {
                    pauseOnce();
                    return targets;
                }),
                topic));
        paused.begin(0, 0);
        pause = () -> new ReassessmentService(
                        new CurrentFold(OneCity.of(() -> catalog)),
                        stores(new CurrentTargets(city -> targets), topic),
                        milestones,
                        Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC))
                .judgeOrOpen(List.of(PAGE), Revision.Occasion.TIME);

        assertThatThrownBy(() -> fold(paused, yearBefore)).isInstanceOf(StalePageException.class);
        fold(paused, yearBefore);

        assertThat(page().total(new Scope.Unit("nam-ngan"))
                        .orElseThrow()
                        .figures()
                        .sameQuarterLastYear())
                .isEqualByComparingTo("1");
    }

    /** It ended between the page and its revision; the next version must not take its place unexplained. */
    @Test
    void aRevisionThatIsStoredWithItsPageAloneIsNotLost() {
        FoldService first = updates(stores(new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()), topic));
        first.begin(0, 0);
        fold(first, FIRST);
        List<Revision> before = revisions.find(PAGE, 1, 10);
        revisions.lose();
        assertThat(new PageHistory(pages, revisions).find(PAGE, 1, 10)).isEqualTo(before);

        FoldService next = updates(stores(new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()), topic));
        next.begin(0, 0);
        fold(next, SECOND);

        assertThat(revisions.find(PAGE, 2, 10)).hasSize(2).contains(before.get(0));
    }

    @Test
    void aConsumerThatIsOvertakenDoesNotHaveTheLastWord() {
        CurrentTargets targets = new CurrentTargets(city -> new InMemoryStores.InMemoryTargets());
        FoldService paused = updates(stores(targets, totals -> {
            pauseOnce();
            topic.publish(totals);
        }));
        paused.begin(0, 0);
        pause = () -> {
            FoldService successor = updates(stores(targets, topic));
            successor.begin(0, 0);
            fold(successor, FIRST);
            fold(successor, SECOND);
        };

        assertThatThrownBy(() -> fold(paused, FIRST)).isInstanceOf(StalePageException.class);

        theTopicEndsWithWhatIsStored();
    }

    @Test
    void aFoldThatIsPausedWhileAnotherProcessJudgesDoesNotHaveTheLastWord() {
        CurrentTargets targets = new CurrentTargets(city -> new InMemoryStores.InMemoryTargets());
        FoldService paused = updates(stores(targets, totals -> {
            pauseOnce();
            topic.publish(totals);
        }));
        paused.begin(0, 0);
        pause = () -> judge(topic);

        fold(paused, FIRST);

        theTopicEndsWithWhatIsStored();
    }

    @Test
    void oneThatJudgesAndIsPausedDoesNotHaveTheLastWord() {
        CurrentTargets targets = new CurrentTargets(city -> new InMemoryStores.InMemoryTargets());
        FoldService updates = updates(stores(targets, topic));
        updates.begin(0, 0);
        fold(updates, FIRST);
        pause = () -> fold(updates, SECOND);

        judge(totals -> {
            pauseOnce();
            topic.publish(totals);
        });

        theTopicEndsWithWhatIsStored();
    }

    /** It is rejected, what else is in the batch counts, and the log goes on. */
    @Test
    void whatWouldMakeAPageTooLargeIsRejected() {
        FoldResultWriter resultWriter = stores(new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()), topic);
        FoldService updates = updates(resultWriter, new PageSize(12_000));
        updates.begin(0, 0);
        fold(updates, FIRST);

        List<Receipt> answers = fold(
                updates,
                SECOND.withId("u".repeat(5_000)),
                anUpdate(ASmallCity.INDUSTRY)
                        .of("dep-tk")
                        .worth("80")
                        .withId("u-4")
                        .at(2));

        assertThat(answers).extracting(Receipt::outcome).containsExactly(UpdateOutcome.REJECTED, UpdateOutcome.CREATED);
        assertThat(answers.get(0).rejection())
                .isNotNull()
                .extracting(Rejection::code)
                .isEqualTo(Rejection.Code.PAGE_FULL);
        assertThat(receipts.find(new ReceiptId(0, 1)).orElseThrow().outcome()).isEqualTo(UpdateOutcome.REJECTED);
        assertThat(page().total(Scope.city()).orElseThrow().figures().value()).isEqualByComparingTo("1");
        assertThat(positions.next(0)).hasValue(3);
    }

    private void theTopicEndsWithWhatIsStored() {
        assertThat(page().version()).isGreaterThan(1);
        page().totals()
                .forEach((scope, total) ->
                        assertThat(lastPublished).containsEntry(PAGE + " " + scope, total.revision()));
    }

    private Page page() {
        return pages.find(List.of(PAGE)).get(PAGE);
    }

    /** By a catalog with another target, so that totals are others. */
    private void judge(TotalsPublisher totals) {
        Catalog changed = ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.city(), "PROVINCE", "800")
                .catalog();
        new ReassessmentService(
                        new CurrentFold(OneCity.of(() -> changed)),
                        stores(new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()), totals),
                        milestones,
                        Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC))
                .judge(List.of(PAGE), Revision.Occasion.CATALOGUE);
    }

    private void pauseOnce() {
        Runnable now = pause;
        pause = () -> {};
        now.run();
    }

    private FoldResultWriter stores(CurrentTargets targets, TotalsPublisher totals) {
        return SomePageStores.of(
                targets, new PageCache(pages, 0, System::nanoTime), pageWriters, receipts, revisions, totals);
    }

    private FoldService updates(FoldResultWriter resultWriter) {
        return updates(resultWriter, PageSize.OF_A_DOCUMENT);
    }

    private FoldService updates(FoldResultWriter resultWriter, PageSize size) {
        Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
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
                new KnownUpdateIds(1, receipts, positions, UpdateLog.EMPTY, Optional::empty),
                size);
    }

    private static List<Receipt> fold(FoldService updates, AnUpdate... batch) {
        List<AnUpdate> all = List.of(batch);
        return updates.fold(
                0,
                all.stream().map(AnUpdate::build).toList(),
                all.get(all.size() - 1).offset() + 1,
                rejected -> {});
    }
}
