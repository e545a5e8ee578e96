package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.catalog.Catalog;

class CurrentFoldTest {

    @Test
    void isMadeAnewExactlyWhenAnotherCatalogIsInForce() {
        AtomicReference<Catalog> catalog =
                new AtomicReference<>(ASmallCity.withoutTargets().catalog());
        CurrentFold inForce = new CurrentFold(OneCity.of(catalog::get));
        Fold first = inForce.of("small");
        assertThat(inForce.of("small")).isSameAs(first);

        catalog.set(ASmallCity.withoutTargets().catalog());

        assertThat(inForce.of("small")).isNotSameAs(first).isSameAs(inForce.of("small"));
    }
}
