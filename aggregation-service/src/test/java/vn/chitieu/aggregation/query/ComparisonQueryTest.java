package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

class ComparisonQueryTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final Instant JUDGED = Instant.parse("2022-04-12T01:00:00Z");
    private static final LocalizedName HECTARE = new LocalizedName("ha", "ha");

    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private final ComparisonQuery query = new ComparisonQuery(new TotalsAlone(pages), milestones);

    @Test
    void ranksWholeFiguresByTheShareOfTheTargetsOfOneOwnerAndPutsPartsBehindThem() {
        List<Catalog> cities = List.of(city("a", land()), city("b", land()), city("c", land()), city("d", land()));
        report("a", "40", List.of("PROVINCE=40", "CITY=80"), true);
        report("b", "9", List.of("PROVINCE=55.5"), true);
        report("c", "99", List.of("PROVINCE=99"), false);

        CityComparison.Shared land = only(cities);

        assertThat(land.order()).isEqualTo(CityComparison.Order.SHARE);
        assertThat(land.owner()).isEqualTo("PROVINCE");
        assertThat(ranks(land)).containsExactly("b 1", "a 2", "c -", "d -");
        assertThat(land.rows().get(3).reported()).isEmpty();
    }

    @Test
    void ranksTheLowestFirstWhereLessIsBetterAndEqualsAlike() {
        Indicator less = IndicatorFixture.anIndicator("LAND")
                .in(HECTARE)
                .going(Direction.LOWER)
                .build(1);
        List<Catalog> cities = List.of(city("a", less), city("b", less), city("c", less));
        report("a", "1", List.of("PROVINCE=70"), true);
        report("b", "2", List.of("PROVINCE=60.0"), true);
        report("c", "3", List.of("PROVINCE=60"), true);

        assertThat(ranks(only(cities))).containsExactly("b 1", "c 1", "a 3");
    }

    /** A city without a target of that owner cannot be ranked by shares, so none is. */
    @Test
    void ranksByGrowthWhereNoOwnerAssignedTargetsToAllOfThem() {
        List<Catalog> cities = List.of(city("a", land()), city("b", land()));
        report("a", "110", List.of("PROVINCE=99"), true);
        report("b", "130", List.of("CITY=10"), true);

        CityComparison.Shared land = only(cities);

        assertThat(land.order()).isEqualTo(CityComparison.Order.GROWTH);
        assertThat(ranks(land)).containsExactly("b 1", "a 2");
    }

    @Test
    void ranksNothingOfWhatIsNeutral() {
        Indicator neutral = IndicatorFixture.anIndicator("LAND")
                .in(HECTARE)
                .going(Direction.NEUTRAL)
                .build(1);
        report("a", "110", List.of("PROVINCE=99"), true);
        report("b", "130", List.of("PROVINCE=10"), true);

        CityComparison.Shared land = only(List.of(city("b", neutral), city("a", neutral)));

        assertThat(land.order()).isEqualTo(CityComparison.Order.NAME);
        assertThat(ranks(land)).containsExactly("a -", "b -");
    }

    @Test
    void leavesOutWhatMeansAnotherThingAndSaysWhy() {
        Indicator inMetres = IndicatorFixture.anIndicator("LAND")
                .in(new LocalizedName("m²", "m²"))
                .build(1);
        Indicator lessIsBetter = IndicatorFixture.anIndicator("LAND")
                .in(HECTARE)
                .going(Direction.LOWER)
                .build(1);
        Indicator own = IndicatorFixture.anIndicator("OWN").build(2);
        List<Catalog> cities =
                List.of(city("a", land(), own), city("b", land()), city("c", inMetres), city("d", lessIsBetter));

        CityComparison comparison = query.compare(cities, QUARTER, Optional.empty());

        assertThat(comparison.indicators())
                .singleElement()
                .satisfies(shared -> assertThat(shared.rows())
                        .extracting(row -> row.city().id())
                        .containsExactly("a", "b"));
        assertThat(comparison.notShared())
                .containsExactly(
                        new CityComparison.NotShared("LAND", List.of("c"), CityComparison.Reason.UNIT_OF_MEASURE),
                        new CityComparison.NotShared("LAND", List.of("d"), CityComparison.Reason.DIRECTION),
                        new CityComparison.NotShared("OWN", List.of("a"), CityComparison.Reason.ONE_CITY));
    }

    @Test
    void saysUntilWhenEachCityIsJudgedAndComparesOneIndicatorAlone() {
        milestones.store("a", milestones.find("a").judgedUntil(JUDGED));
        Indicator other = IndicatorFixture.anIndicator("OTHER").build(2);

        CityComparison comparison = query.compare(
                List.of(city("a", land(), other), city("b", land(), other)), QUARTER, Optional.of("OTHER"));

        assertThat(comparison.cities())
                .extracting(CityComparison.City::judgedUntil)
                .containsExactly(JUDGED, null);
        assertThat(comparison.indicators())
                .extracting(shared -> shared.indicator().code())
                .containsExactly("OTHER");
    }

    private CityComparison.Shared only(List<Catalog> cities) {
        return query.compare(cities, QUARTER, Optional.empty()).indicators().get(0);
    }

    private static List<String> ranks(CityComparison.Shared shared) {
        return shared.rows().stream()
                .map(row -> row.city().id() + " " + (row.rank() == null ? "-" : row.rank()))
                .toList();
    }

    private static Indicator land() {
        return IndicatorFixture.anIndicator("LAND").in(HECTARE).build(1);
    }

    private static Catalog city(String id, Indicator... indicators) {
        Catalog small = ASmallCity.withoutTargets().catalog();
        return new Catalog(
                id,
                new LocalizedName("Thành phố " + id, "City " + id),
                small.units(),
                small.clusters(),
                List.of(indicators),
                List.of(),
                List.of(),
                small.calendar(),
                List.of(),
                List.of());
    }

    /**
     * Stores what a city reached, after 100 in the year before.
     *
     * @param shares of the targets, by owner
     */
    private void report(String city, String value, List<String> shares, boolean complete) {
        BigDecimal amount = new BigDecimal(value);
        BigDecimal before = BigDecimal.valueOf(100);
        Total total = new Total(
                Scope.city(),
                new Amounts(amount, amount, before, before),
                Comparison.SAME_TERRITORY,
                Comparison.SAME_TERRITORY,
                shares.stream().map(ComparisonQueryTest::attainment).toList(),
                new Trust(4, complete ? List.of() : List.of("ba-dinh"), null, null),
                null,
                null,
                null,
                JUDGED,
                1);
        pages.store(List.of(new Page(
                new PageKey(city, "LAND", QUARTER),
                1,
                new ReceiptId(0, 1),
                Map.of(),
                Map.of(),
                Map.of(Scope.city(), total))));
    }

    private static Attainment attainment(String ownerAndShare) {
        String[] parts = ownerAndShare.split("=", 2);
        return new Attainment(
                parts[0],
                BigDecimal.TEN,
                new BigDecimal(parts[1]),
                BigDecimal.valueOf(25),
                Verdict.ON_PACE,
                null,
                null,
                null,
                List.of(),
                null,
                LocalDate.of(2022, 1, 1),
                "decided",
                null);
    }

    /** A comparison of a country has hundreds of pages, each with the contributions of all wards of its city. */
    private static final class TotalsAlone extends ForwardingPages {

        TotalsAlone(PageRepository stored) {
            super(() -> stored);
        }

        @Override
        public Map<PageKey, Page> find(Collection<PageKey> keys) {
            throw new AssertionError("expected that no whole page is read");
        }
    }
}
