package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

class TotalsQueryTest {

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    private final TotalsQuery readTotals = new TotalsQuery(() -> catalog, pages, revisions);

    /** One batch moves many totals; each of them names only what is in it. */
    @Test
    void aRevisionNamesTheUpdatesOfItsOwnScope() {
        fold(
                anUpdate(LAND).of("nam-ngan").worth("1").withId("u-1").at(0),
                anUpdate(LAND).of("dien-bien").worth("2").withId("u-2").at(1),
                anUpdate(LAND).of("ba-dinh").worth("4").withId("u-3").at(2));

        assertThat(causes("unit:nam-ngan")).containsExactly("u-1");
        assertThat(causes("cluster:cum-1")).containsExactlyInAnyOrder("u-1", "u-2");
        assertThat(causes("city")).containsExactlyInAnyOrder("u-1", "u-2", "u-3");
    }

    @Test
    void olderRevisionsAreReadOnFromWhereTheLastAnswerEnded() {
        for (int day = 1; day <= 3; day++) {
            fold(anUpdate(LAND).worth("" + day).withId("u-" + day).at(day));
        }

        TotalsQuery.History newest = revisions("city", Long.MAX_VALUE, 2);
        assertThat(newest.revisions()).extracting(Revision::version).containsExactly(3L, 2L);
        assertThat(newest.before()).isEqualTo(2);
        TotalsQuery.History oldest = revisions("city", 2, 2);
        assertThat(oldest.revisions()).extracting(Revision::version).containsExactly(1L);
        assertThat(oldest.before()).isNull();
        assertThat(revisions("city", 1, 2).revisions()).isEmpty();
    }

    private TotalsQuery.History revisions(String scope, long before, int limit) {
        return readTotals.revisions(Scope.parse(scope), LAND, new Quarter(2022, 1), before, limit);
    }

    private Stream<String> causes(String scope) {
        List<Revision> found = revisions(scope, Long.MAX_VALUE, 10).revisions();
        return found.stream()
                .flatMap(revision -> revision.causes().stream())
                .map(cause -> cause.now().updateId());
    }

    private void fold(AnUpdate... updates) {
        new FoldService(
                        new CurrentFold(OneCity.of(() -> catalog)),
                        SomePageStores.of(
                                new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                                pages,
                                new InMemoryStores.InMemoryReceipts(),
                                revisions,
                                published -> {}),
                        new InMemoryStores.InMemoryPositions(),
                        new InMemoryStores.InMemoryMilestones(),
                        Clock.systemUTC())
                .fold(0, Stream.of(updates).map(AnUpdate::build).toList(), updates.length, rejected -> {});
    }
}
