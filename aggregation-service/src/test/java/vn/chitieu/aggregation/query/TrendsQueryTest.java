package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

class TrendsQueryTest {

    private static final List<Quarter> QUARTERS =
            List.of(new Quarter(2021, 1), new Quarter(2021, 2), new Quarter(2022, 1));

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final TrendsQuery readTrends = new TrendsQuery(() -> catalog, pages);

    @BeforeEach
    void twoYearsOfLand() {
        fold(
                anUpdate(LAND).in("2021-Q1").worth("5").withId("u-1").at(0),
                anUpdate(LAND).of("ba-dinh").worth("2").withId("u-2").at(1),
                anUpdate(LAND).worth("1").withId("u-3").at(2));
    }

    @Test
    void aTrendHasTheTotalsThatThereAre() {
        assertThat(readTrends.trend(Scope.parse("unit:nam-ngan"), LAND, QUARTERS))
                .extracting(one ->
                        one.page().quarter() + " " + one.total().figures().value())
                .containsExactly("2021-Q1 5", "2022-Q1 1");
    }

    @Test
    void trendsHaveNoPointWhereNothingIsKnown() {
        assertThat(readTrends.trends(Scope.city(), QUARTERS))
                .filteredOn(trend -> trend.indicator().equals(LAND))
                .singleElement()
                .satisfies(trend -> assertThat(trend.points())
                        .containsExactly(
                                new TrendsQuery.Point(new Quarter(2021, 1), new BigDecimal("5")),
                                new TrendsQuery.Point(new Quarter(2022, 1), new BigDecimal("3"))));
    }

    @Test
    void theCityHasClustersAndUnitsAndAClusterItsUnits() {
        assertThat(parts("city"))
                .containsExactly(
                        "cluster:cum-1",
                        "cluster:cum-2",
                        "unit:ba-dinh",
                        "unit:dien-bien",
                        "unit:lam-son",
                        "unit:nam-ngan");
        assertThat(parts("cluster:cum-2")).containsExactly("unit:ba-dinh", "unit:lam-son");
        assertThat(parts("unit:ba-dinh")).isEmpty();
    }

    private List<String> parts(String scope) {
        return readTrends.parts(Scope.parse(scope), LAND, new Quarter(2022, 1)).stream()
                .map(part -> part.total().scope().toString())
                .toList();
    }

    private void fold(AnUpdate... updates) {
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
                        Clock.systemUTC())
                .fold(0, Stream.of(updates).map(AnUpdate::build).toList(), updates.length, rejected -> {});
    }
}
