package vn.chitieu.aggregation.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;

class PageScopesTest {

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final PageScopes pageScopes = new PageScopes(catalog, new PageDependencies(catalog));

    @Test
    void everyQuarterThatSomebodyNamesDoesNotFillTheMemory() {
        for (int year = 1900; year < 3000; year++) {
            PageKey page = new PageKey(catalog.id(), ASmallCity.LAND, new Quarter(year, 1));
            assertThat(pageScopes.of(page)).hasSize(7);
        }
        assertThat(pageScopes.remembered()).isLessThanOrEqualTo(1000);
    }
}
