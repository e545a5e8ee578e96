package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;

class UpdateIdsHealthIndicatorTest {

    @Test
    void warnsBeforeTheFirstIdIsForgotten() {
        assertThat(health(799_999).getStatus().getCode()).isEqualTo("UP");

        Health health = health(800_000);
        assertThat(health.getStatus().getCode()).isEqualTo("WARNING");
        assertThat(health.getDetails())
                .containsEntry("records", 800_000L)
                .containsEntry("window", 1_000_000L)
                .hasEntrySatisfying(
                        "expected",
                        text -> assertThat(text.toString())
                                .contains("fewer than 800000 records")
                                .contains("chitieu.aggregation.id-window"));
    }

    private static Health health(long records) {
        Catalog catalog = ASmallCity.withoutTargets().catalog();
        Fold fold = new Fold(catalog);
        InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
        InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
        InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
        positions.advance(0, OptionalLong.empty(), records);
        KnownUpdateIds ids = new KnownUpdateIds(1_000_000, receipts, positions, UpdateLog.EMPTY, Optional::empty);
        new FoldService(
                        new CurrentFold(OneCity.of(() -> catalog)),
                        SomePageStores.of(
                                new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                                pages,
                                receipts,
                                new InMemoryStores.InMemoryRevisions(),
                                totals -> {}),
                        new PartitionTakeover(positions, partition -> 0, PartitionTakeover.Recovery.NONE),
                        new InMemoryStores.InMemoryMilestones(),
                        Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC),
                        CatalogLag.NONE,
                        ids,
                        PageSize.OF_A_DOCUMENT)
                .begin(0, 0);
        return new UpdateIdsHealthIndicator(ids).health();
    }
}
