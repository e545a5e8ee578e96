package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.AFTER_THE_DEADLINE;
import static vn.chitieu.aggregation.ASmallCity.ARREARS;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.STOCK;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.query.UnitComparison.Figure;
import vn.chitieu.aggregation.query.UnitComparison.Quality;
import vn.chitieu.aggregation.query.UnitComparison.Unit;
import vn.chitieu.aggregation.rejection.InMemoryRejectionCounts;
import vn.chitieu.aggregation.rejection.RejectionCountRepositoryContract;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

class UnitComparisonTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final Clock CLOCK = Clock.fixed(AFTER_THE_DEADLINE, ZoneOffset.UTC);
    private static final String LATE = "2022-04-11T02:00:00Z";

    private final Catalog catalog = ASmallCity.withoutTargets()
            .withTarget(LAND, Scope.parse("unit:ba-dinh"), "CITY", "100")
            .withTarget(LAND, Scope.parse("unit:ba-dinh"), "PROVINCE", "4")
            .catalog();
    private final InMemoryRejectionCounts rejections = new InMemoryRejectionCounts();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();

    @Test
    void unitsOfAKindAreRankedAndEqualOnesShareTheirRank() {
        fold(
                anUpdate(LAND).of("nam-ngan").worth("5"),
                anUpdate(LAND).of("ba-dinh").worth("7"),
                anUpdate(LAND).of("lam-son").worth("5"));

        assertThat(rank("ba-dinh", LAND)).isEqualTo("1/3");
        assertThat(rank("nam-ngan", LAND)).isEqualTo("2/3");
        assertThat(rank("lam-son", LAND)).isEqualTo("2/3");
        assertThat(rank("dien-bien", LAND)).isEqualTo("null/3");
    }

    /** Of three months one is no less than another ward's three: it is not known yet. */
    @Test
    void aPartOfAFigureHasNoPlaceAmongWholeOnes() {
        fold(
                anUpdate(ENTERPRISES).of("nam-ngan").in("2022-01").worth("50"),
                anUpdate(ENTERPRISES).of("ba-dinh").in("2022-01").worth("10"),
                anUpdate(ENTERPRISES).of("ba-dinh").in("2022-02").worth("10"),
                anUpdate(ENTERPRISES).of("ba-dinh").in("2022-03").worth("10"));

        assertThat(rank("nam-ngan", ENTERPRISES)).isEqualTo("null/1");
        assertThat(rank("ba-dinh", ENTERPRISES)).isEqualTo("1/1");
    }

    @Test
    void theLeastIsFirstWhereLessIsBetter() {
        fold(
                anUpdate(ARREARS).of("nam-ngan").worth("5"),
                anUpdate(ARREARS).of("ba-dinh").worth("7"));

        assertThat(rank("nam-ngan", ARREARS)).isEqualTo("1/2");
        assertThat(rank("ba-dinh", ARREARS)).isEqualTo("2/2");
    }

    @Test
    void whatIsOnlyFollowedIsNotRanked() {
        fold(anUpdate(STOCK).in("2022-03").of("nam-ngan").worth("5"));

        assertThat(rank("nam-ngan", STOCK)).isEqualTo("null/0");
    }

    /** A department is not measured against wards, and a part of the city keeps its places among all. */
    @Test
    void ranksAreAmongTheKindAndOfTheWholeCity() {
        fold(
                anUpdate(LAND).of("nam-ngan").worth("5"),
                anUpdate(LAND).of("ba-dinh").worth("7"),
                anUpdate(INDUSTRY).of("dep-tk").worth("900"));

        assertThat(rank("dep-tk", INDUSTRY)).isEqualTo("1/1");
        UnitComparison one = compare("unit:nam-ngan");
        assertThat(one.units()).extracting(Unit::id).containsExactly("nam-ngan");
        assertThat(rank(one, "nam-ngan", LAND)).isEqualTo("2/2");
    }

    @Test
    void countsWhatCameLateWasCorrectedDoubtedTakenBackOrEstimated() {
        fold(
                anUpdate(LAND).of("nam-ngan").reportedAt(LATE).as(FigureStatus.ESTIMATE),
                anUpdate(ARREARS).of("nam-ngan").takenBack(),
                anUpdate(LAND).of("ba-dinh").worth("1"),
                anUpdate(LAND).of("ba-dinh").worth("2").reportedAt(LATE).doubted());

        assertThat(unit(compare("city"), "nam-ngan").quality()).isEqualTo(new Quality(1, 1, 0, 0, 0, 1, 1));
        assertThat(unit(compare("city"), "ba-dinh").quality())
                .as("a correction, confirmed by its sender, of what was there in time")
                .isEqualTo(new Quality(1, 0, 1, 1, 0, 0, 0));
        assertThat(unit(compare("city"), "lam-son").quality()).isEqualTo(new Quality(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void countsTheRowsAboutTheQuarterThatWereRejected() {
        fold(anUpdate(LAND).of("nam-ngan"));
        rejections.add(RejectionCountRepositoryContract.counted(catalog.id(), "ba-dinh", QUARTER, 2, 1), 0, 0);
        rejections.add(RejectionCountRepositoryContract.counted(catalog.id(), "ba-dinh", QUARTER.plus(-1), 5), 0, 1);
        rejections.add(RejectionCountRepositoryContract.counted("another", "ba-dinh", QUARTER, 7), 0, 2);

        assertThat(unit(compare("city"), "ba-dinh").quality().rejected()).isEqualTo(3);
        assertThat(unit(compare("city"), "nam-ngan").quality().rejected()).isZero();
    }

    /** Whose rows are all refused is the one who has to see it. */
    @Test
    void aUnitWithoutTotalsOfWhoseRowsSomeWereRejectedIsThere() {
        rejections.add(RejectionCountRepositoryContract.counted(catalog.id(), "ba-dinh", QUARTER, 2, 1), 0, 0);

        assertThat(compare("city").units()).extracting(Unit::id).containsExactly("ba-dinh");
        assertThat(unit(compare("city"), "ba-dinh").figures()).isEmpty();
        assertThat(unit(compare("city"), "ba-dinh").quality()).isEqualTo(new Quality(0, 0, 0, 0, 3, 0, 0));
    }

    @Test
    void aDoubtedFigureInWhosePlaceAnotherCountsIsDoubtedNoMore() {
        fold(
                anUpdate(LAND).of("ba-dinh").worth("100").doubted(),
                anUpdate(LAND).of("ba-dinh").worth("1").reportedAt(LATE));

        assertThat(unit(compare("city"), "ba-dinh").quality()).isEqualTo(new Quality(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void theWorstVerdictSpeaksForAUnit() {
        fold(anUpdate(LAND).of("ba-dinh").worth("5"));

        assertThat(UnitsAnswer.of(compare("city")).units())
                .filteredOn(unit -> unit.unit().equals("ba-dinh"))
                .flatExtracting(UnitsAnswer.OfUnit::cells)
                .filteredOn(cell -> cell.indicator().equals(LAND))
                .extracting(UnitsAnswer.CellAnswer::verdict)
                .containsExactly(Verdict.SEVERELY_BEHIND);
    }

    private String rank(String unit, String indicator) {
        return rank(compare("city"), unit, indicator);
    }

    private static String rank(UnitComparison comparison, String unit, String indicator) {
        Optional<Figure> figure = unit(comparison, unit).figures().stream()
                .filter(one -> one.indicator().code().equals(indicator))
                .findFirst();
        return figure.orElseThrow().rank() + "/" + figure.orElseThrow().ranked();
    }

    private static Unit unit(UnitComparison comparison, String id) {
        return comparison.units().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UnitComparison compare(String scope) {
        return new UnitsQuery(() -> catalog, pages, rejections, CLOCK).units(QUARTER, Scope.parse(scope));
    }

    private void fold(AnUpdate... updates) {
        AnUpdate[] numbered = new AnUpdate[updates.length];
        for (int i = 0; i < updates.length; i++) {
            numbered[i] = updates[i].withId("u-" + i).at(i);
        }
        new FoldService(
                        new CurrentFold(OneCity.of(() -> catalog)),
                        SomePageStores.of(
                                new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                                pages,
                                new InMemoryStores.InMemoryReceipts(),
                                new InMemoryStores.InMemoryRevisions(),
                                published -> {}),
                        new InMemoryStores.InMemoryPositions(),
                        new InMemoryStores.InMemoryMilestones(),
                        CLOCK)
                .fold(0, Stream.of(numbered).map(AnUpdate::build).toList(), numbered.length, rejected -> {});
    }
}
