package vn.chitieu.aggregation.reassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

class TimeReassessmentTest {

    private static final Quarter Q1 = new Quarter(2022, 1);

    private Catalog catalog = ASmallCity.withoutTargets()
            .withTarget(LAND, Scope.city(), "PROVINCE", "400")
            .catalog();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private final List<FoldResult.Published> published = new ArrayList<>();
    private boolean brokerIsAway;
    private final FoldResultWriter resultWriter = SomePageStores.of(
            new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
            pages,
            new InMemoryStores.InMemoryReceipts(),
            revisions,
            totals -> {
                if (brokerIsAway) {
                    throw new IllegalStateException("no broker");
                }
                published.addAll(totals);
            });
    private Instant now = ASmallCity.BEFORE_THE_DEADLINE;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final TimeReassessment keepTime = new TimeReassessment(
            OneCity.of(() -> catalog),
            new ReassessmentService(new CurrentFold(OneCity.of(() -> catalog)), resultWriter, milestones, clock),
            milestones,
            clock);

    @Test
    void opensTheQuarterThatEndedLastWithAllThatIsExpected() {
        keepTime.tick("small");

        Total city = total("city");
        assertThat(city.figures().value()).isNull();
        assertThat(city.trust().missingUnits()).containsExactly("ba-dinh", "dien-bien", "lam-son", "nam-ngan");
        assertThat(verdict(city)).isEqualTo("NOT_JUDGED NO_FIGURE");
        assertThat(page(LAND).openedBy()).isNull();
        assertThat(pages.keys("small"))
                .allMatch(key -> key.quarter().equals(Q1))
                .hasSize(catalog.indicators().size());
        assertThat(published)
                .hasSize(pages.find(pages.keys("small")).values().stream()
                        .mapToInt(page -> page.totals().size())
                        .sum());
    }

    @Test
    void judgesWhatHasNoReportsOnceItsDeadlineHasPassed() {
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        assertThat(verdict(total("city"))).isEqualTo("NOT_JUDGED NOT_DUE");
        published.clear();

        now = ASmallCity.AFTER_THE_DEADLINE;
        keepTime.tick("small");

        assertThat(verdict(total("city"))).isEqualTo("AT_RISK INCOMPLETE");
        assertThat(published).anySatisfy(one -> {
            assertThat(one.page()).isEqualTo(key(LAND));
            assertThat(one.total()).isEqualTo(total("city"));
        });
        Revision newest = revisions.find(key(LAND), page(LAND).version(), 1).get(0);
        assertThat(newest.occasion()).isEqualTo(Revision.Occasion.TIME);
        assertThat(newest.moves())
                .anySatisfy(move -> assertThat(move.verdicts())
                        .containsExactly(new Revision.VerdictChange("PROVINCE", Verdict.NOT_JUDGED, Verdict.AT_RISK)));
    }

    @Test
    void doesNothingUntilSomethingIsDue() {
        keepTime.tick("small");
        published.clear();
        now = now.plusSeconds(3600);

        keepTime.tick("small");

        assertThat(published).isEmpty();
    }

    /** "8 months" is judged when August falls due, in the page of the third quarter, which stays unopened till then. */
    @Test
    void judgesAWindowAsItsMonthsFallDue() {
        catalog = ASmallCity.withoutTargets()
                .withTarget(ENTERPRISES, Scope.city(), "PROVINCE", "480")
                .withWindow("8-thang", "2022-01-01", "2022-08-31", ENTERPRISES)
                .catalog();
        keepTime.tick("small");
        now = Instant.parse("2022-07-20T00:00:00Z");
        keepTime.tick("small");
        assertThat(pages.keys("small")).extracting(PageKey::quarter).doesNotContain(new Quarter(2022, 3));
        for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh")) {
            fold(anUpdate(ENTERPRISES).of(ward).in("2022-07").worth("10").at(0));
        }
        now = Instant.parse("2022-09-01T00:00:00Z");
        keepTime.tick("small");
        assertThat(window()).isEqualTo("NOT_JUDGED NOT_DUE");
        published.clear();

        now = Instant.parse("2022-09-12T00:00:00Z");
        keepTime.tick("small");

        assertThat(window()).isEqualTo("AT_RISK INCOMPLETE");
        assertThat(published)
                .extracting(one -> one.page().quarter())
                .contains(new Quarter(2022, 3))
                .allMatch(new Quarter(2022, 3)::equals);
    }

    private String window() {
        PageKey third = new PageKey("small", ENTERPRISES, new Quarter(2022, 3));
        WindowTotal.Standing standing = pages.find(Set.of(third))
                .get(third)
                .total(Scope.city())
                .orElseThrow()
                .windows()
                .get(0)
                .standings()
                .get(0);
        return standing.verdict() + " " + standing.reason();
    }

    @Test
    void aTickThatDiedIsMadeUpFor() {
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        published.clear();
        now = ASmallCity.AFTER_THE_DEADLINE;
        brokerIsAway = true;
        assertThatThrownBy(() -> keepTime.tick("small")).hasMessage("no broker");

        brokerIsAway = false;
        keepTime.tick("small");

        assertThat(published).anySatisfy(one -> assertThat(one.total()).isEqualTo(total("city")));
    }

    @Test
    void aServiceThatWasAwayForAYearOpensEveryQuarterOfIt() {
        keepTime.tick("small");
        now = Instant.parse("2023-04-20T00:00:00Z");

        keepTime.tick("small");

        assertThat(pages.keys("small").stream().map(PageKey::quarter).distinct().sorted())
                .containsExactly(Q1, Q1.plus(1), Q1.plus(2), Q1.plus(3), Q1.plus(4));
    }

    @Test
    void aCityThatBeginsLaterOwesNothingForWhatIsOver() {
        now = ASmallCity.AFTER_THE_DEADLINE;

        keepTime.tick("small");

        assertThat(pages.keys("small")).isEmpty();
    }

    @Test
    void judgesEverythingByACatalogThatHasChanged() {
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        published.clear();
        catalog = ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.city(), "CITY", "20")
                .catalog()
                .withEdition("e-2");

        keepTime.tick("small");

        assertThat(total("city").attainments())
                .singleElement()
                .satisfies(attainment -> assertThat(attainment.owner()).isEqualTo("CITY"));
        assertThat(published).isNotEmpty();
        assertThat(revisions.find(key(LAND), page(LAND).version(), 1).get(0).occasion())
                .isEqualTo(Revision.Occasion.CATALOGUE);
        published.clear();
        keepTime.tick("small");
        assertThat(published).isEmpty();
    }

    /** Of two instances one has a clock that lags; it folds after the other has judged the deadline. */
    @Test
    void anInstanceWhoseClockLagsByAMinuteJudgesByWhatWasJudgedLast() {
        keepTime.tick("small");
        now = catalog.calendar().deadline(Q1).plusSeconds(30);
        keepTime.tick("small");
        Instant judged = milestones.find("small").judgedAt(now);

        now = catalog.calendar().deadline(Q1).minusSeconds(30);
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        keepTime.tick("small");

        assertThat(verdict(total("city"))).isEqualTo("AT_RISK INCOMPLETE");
        assertThat(milestones.find("small").judgedUntil()).isEqualTo(judged);
    }

    /** Its deadline would be swallowed for ever: the milestone says that it was judged, and it was, too early. */
    @Test
    void aClockThatWasAheadIsTakenBackAndItsVerdictsWithIt() {
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        Instant rightTime = now;
        now = ASmallCity.AFTER_THE_DEADLINE;
        keepTime.tick("small");
        assertThat(verdict(total("city"))).isEqualTo("AT_RISK INCOMPLETE");

        now = rightTime.plusSeconds(63);
        keepTime.tick("small");
        assertThat(verdict(total("city"))).isEqualTo("NOT_JUDGED NOT_DUE");
        fold(anUpdate(LAND)
                .of("nam-ngan")
                .worth("11")
                .withId("u-2")
                .reportedAt("2022-04-03T00:00:00Z")
                .at(1));
        assertThat(verdict(total("city"))).isEqualTo("NOT_JUDGED NOT_DUE");

        now = ASmallCity.AFTER_THE_DEADLINE;
        keepTime.tick("small");
        assertThat(verdict(total("city"))).isEqualTo("AT_RISK INCOMPLETE");
    }

    /** What dies while it takes a clock back, or while it judges by one that is ahead, is made up for. */
    @Test
    void aTickThatDiedWithAClockThatWasAheadIsTakenBackToo() {
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        Instant rightTime = now;
        now = ASmallCity.AFTER_THE_DEADLINE;
        brokerIsAway = true;
        assertThatThrownBy(() -> keepTime.tick("small")).hasMessage("no broker");
        now = rightTime.plusSeconds(63);
        assertThatThrownBy(() -> keepTime.tick("small")).hasMessage("no broker");
        brokerIsAway = false;
        keepTime.tick("small");

        assertThat(verdict(total("city"))).isEqualTo("NOT_JUDGED NOT_DUE");
        assertThat(milestones.find("small").unjudged()).isNull();
        now = ASmallCity.AFTER_THE_DEADLINE;
        keepTime.tick("small");
        assertThat(verdict(total("city"))).isEqualTo("AT_RISK INCOMPLETE");
    }

    /** An instance that has the older catalog stores a page while the other one judges all by the newer one. */
    @Test
    void aTotalThatAnotherInstanceComputedByAnOlderCatalogMeanwhileIsJudgedAgain() {
        keepTime.tick("small");
        Catalog older = catalog;
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        catalog = ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.city(), "CITY", "20")
                .catalog()
                .withEdition("e-2");
        keepTime.tick("small");

        Catalog newer = catalog;
        catalog = older;
        fold(anUpdate(LAND)
                .of("nam-ngan")
                .worth("11")
                .withId("u-2")
                .reportedAt("2022-04-03T00:00:00Z")
                .at(1));
        assertThat(total("city").attainments().get(0).owner()).isEqualTo("PROVINCE");
        catalog = newer;
        keepTime.tick("small");

        assertThat(total("city").attainments().get(0).owner()).isEqualTo("CITY");
        published.clear();
        keepTime.tick("small");
        assertThat(published).isEmpty();
    }

    /** Before it judges everything by what it has, it looks whether it has missed what another instance has. */
    @Test
    void anInstanceThatHasNotSeenTheNewCatalogYetLooksForItFirst() {
        Catalog newer = ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.city(), "CITY", "20")
                .catalog()
                .withEdition("e-2");
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        Catalog older = catalog;
        catalog = newer;
        keepTime.tick("small");
        catalog = older;
        published.clear();

        new TimeReassessment(
                        OneCity.of(() -> catalog),
                        () -> catalog = newer,
                        new ReassessmentService(
                                new CurrentFold(OneCity.of(() -> catalog)), resultWriter, milestones, clock),
                        milestones,
                        clock)
                .tick("small");

        assertThat(published).isEmpty();
        assertThat(total("city").attainments().get(0).owner()).isEqualTo("CITY");
    }

    /** Law 2: the page that time opened takes updates as the page that an update opened does. */
    @Test
    void updatesAfterTheOpeningGiveTheSameTotalsAsBefore() {
        keepTime.tick("small");
        fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        Page opened = page(LAND);

        TimeReassessmentTest other = new TimeReassessmentTest();
        other.fold(anUpdate(LAND).of("nam-ngan").worth("10").at(0));
        other.keepTime.tick("small");

        assertThat(opened.totals().values().stream().map(total -> total.withRevision(0)))
                .isEqualTo(other.page(LAND).totals().values().stream()
                        .map(total -> total.withRevision(0))
                        .toList());
    }

    private void fold(AnUpdate update) {
        new FoldService(
                        new CurrentFold(OneCity.of(() -> catalog)),
                        resultWriter,
                        new InMemoryStores.InMemoryPositions(),
                        milestones,
                        clock)
                .fold(0, List.of(update.build()), 1, rejected -> {});
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

    private static String verdict(Total total) {
        Attainment attainment = total.attainments().get(0);
        return attainment.verdict() + " " + attainment.reason();
    }
}
