package vn.chitieu.aggregation.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.catalog.Catalog;

class CurrentTargetsTest {

    private final InMemoryStores.InMemoryTargets store = new InMemoryStores.InMemoryTargets();
    private Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final CurrentTargets targets = new CurrentTargets(city -> store);

    @Test
    void readsAllOfThemOnlyWhereTheyChanged() {
        TargetsInForce none = targets.get(catalog);
        assertThat(targets.get(catalog)).isSameAs(none);

        store.add(List.of(aTarget(LAND).build()));

        TargetsInForce one = targets.get(catalog);
        assertThat(one).isNotSameAs(none);
        assertThat(one.histories(2022)).hasSize(1);
        assertThat(targets.get(catalog)).isSameAs(one);
    }

    @Test
    void followsACatalogThatChanged() {
        TargetsInForce before = targets.get(catalog);
        catalog = ASmallCity.withoutTargets().catalog();

        assertThat(targets.get(catalog)).isNotSameAs(before);
    }

    @Test
    void refusesWhatWasJudgedByTargetsThatHaveChangedSince() {
        TargetsInForce used = targets.get(catalog);
        assertThatCode(() -> targets.confirm(used)).doesNotThrowAnyException();

        store.add(List.of(aTarget(LAND).build()));

        assertThatThrownBy(() -> targets.confirm(used)).isInstanceOf(StalePageException.class);
        assertThatCode(() -> targets.confirm(targets.get(catalog))).doesNotThrowAnyException();
    }
}
