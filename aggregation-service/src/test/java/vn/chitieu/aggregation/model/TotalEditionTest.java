package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Scope;

class TotalEditionTest {

    @Test
    void namesTheEditionThatChangedItAndKeepsItsOwnWhereNothingElseChanges() {
        Total first = total("1", "one").after(null, 0);
        assertThat(first.revision()).isOne();
        assertThat(first.catalogEdition()).isEqualTo("one");

        assertThat(total("1", "two").after(first, 0)).isSameAs(first);

        Total changed = total("2", "two").after(first, 0);
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.catalogEdition()).isEqualTo("two");
    }

    @Test
    void oneOfBeforeEditionsWereKeptIsTheSame() {
        Total old = total("1", null).after(null, 0);

        assertThat(total("1", "two").after(old, 0)).isSameAs(old);
    }

    private static Total total(String value, @Nullable String edition) {
        return new Total(
                Scope.city(),
                new Amounts(new BigDecimal(value), null, null, null),
                Comparison.NO_BASE,
                Comparison.NO_BASE,
                List.of(),
                new Trust(0, List.of(), null, null),
                null,
                null,
                null,
                List.of(),
                null,
                0,
                edition);
    }
}
