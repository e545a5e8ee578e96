package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.catalog.Catalog;

class CurrentFoldTest {

    @Test
    void isMadeAnewExactlyWhenAnotherCatalogIsInForce() {
        AtomicReference<Catalog> catalog =
                new AtomicReference<>(ASmallCity.withoutTargets().catalog());
        CurrentFold inForce = new CurrentFold(catalog::get);
        Fold first = inForce.get();
        assertThat(inForce.get()).isSameAs(first);

        catalog.set(ASmallCity.withoutTargets().catalog());

        assertThat(inForce.get()).isNotSameAs(first).isSameAs(inForce.get());
    }
}
