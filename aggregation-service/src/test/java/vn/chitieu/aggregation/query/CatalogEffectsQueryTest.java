package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** What other targets would change, computed from the figures that are there. */
class CatalogEffectsQueryTest {

    private static final Scope CITY = new Scope.City();
    private static final Scope WARD = new Scope.Unit("nam-ngan");

    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final CurrentTargets targets = new CurrentTargets(city -> new InMemoryStores.InMemoryTargets());
    private final Catalog before = ASmallCity.withoutTargets()
            .withTarget(LAND, WARD, "CITY", "10")
            .withTarget(LAND, CITY, "CITY", "40")
            .catalog();
    private final CatalogEffectsQuery query =
            new CatalogEffectsQuery(pages, targets, Clock.fixed(ASmallCity.AFTER_THE_DEADLINE, ZoneOffset.UTC));

    @Test
    void saysWhichVerdictFlipsAndWhichTargetIsNew() {
        fold(anUpdate(LAND).of("nam-ngan").worth("3").withId("u-1").at(0));
        Catalog after = ASmallCity.withoutTargets()
                .withTarget(LAND, WARD, "CITY", "40")
                .withTarget(LAND, CITY, "CITY", "40")
                .withTarget(LAND, CITY, "PROVINCE", "50")
                .catalog();

        CatalogEffectsQuery.Effects effects = query.effects(before, after);

        assertThat(effects.quarter()).isEqualTo(new Quarter(2022, 1));
        assertThat(effects.effects()).hasSize(2);
        CatalogEffectsQuery.Effect ofTheCity = effects.effects().get(0);
        assertThat(ofTheCity.owner()).isEqualTo("PROVINCE");
        assertThat(ofTheCity.before()).isNull();
        CatalogEffectsQuery.Effect ofTheWard = effects.effects().get(1);
        assertThat(ofTheWard.scope()).isEqualTo(WARD);
        assertThat(verdict(ofTheWard.before())).isEqualTo(Verdict.AHEAD);
        assertThat(verdict(ofTheWard.after())).isEqualTo(Verdict.SEVERELY_BEHIND);
        assertThat(query.effects(before, before).effects()).isEmpty();
    }

    @Test
    void withoutFiguresThereIsNothingToJudge() {
        assertThat(query.effects(before, before)).isEqualTo(new CatalogEffectsQuery.Effects(null, List.of()));
    }

    private static Verdict verdict(@Nullable Attainment attainment) {
        return Objects.requireNonNull(attainment).verdict();
    }

    private void fold(AnUpdate... updates) {
        new FoldService(
                        new CurrentFold(OneCity.of(() -> before)),
                        SomePageStores.of(
                                targets,
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
