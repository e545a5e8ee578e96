package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

class TotalsResponseCacheTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);

    private Catalog catalog = ASmallCity.withoutTargets().catalog();
    private int timesWritten;
    private final TotalsResponseCache written = new TotalsResponseCache(answer -> {
        timesWritten++;
        return String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
    });

    @Test
    void writesTheSameTotalsOnce() {
        TotalsResponseCache.Answer first = answer("city", total(1), total(4));

        assertThat(answer("city", total(1), total(4))).isSameAs(first);
        assertThat(timesWritten).isEqualTo(1);
    }

    @Test
    void writesAnewWhatHasAnotherRevision() {
        TotalsResponseCache.Answer first = answer("city", total(1));
        TotalsResponseCache.Answer second = answer("city", total(2));

        assertThat(new String(second.json(), StandardCharsets.UTF_8)).contains("revision=2");
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertThat(answer("city", total(2), total(1)).json()).isNotEqualTo(second.json());
        assertThat(timesWritten).isEqualTo(3);
    }

    /** Its units of measure stand in the answer. */
    @Test
    void writesAnewByAnotherEditionOfTheCatalog() {
        answer("city", total(1));
        catalog = catalog.withEdition("another");
        answer("city", total(1));

        assertThat(timesWritten).isEqualTo(2);
    }

    @Test
    void keepsQuestionsApart() {
        answer("city", total(1));
        answer("unit:nam-ngan", total(1));

        assertThat(timesWritten).isEqualTo(2);
    }

    /** Cities may have the same indicators, revisions and editions, and nothing at all. */
    @Test
    void keepsCitiesApart() {
        TotalsResponseCache.Answer small = answer("city");
        TotalsResponseCache.Answer other = answer("other", "city");

        assertThat(timesWritten).isEqualTo(2);
        assertThat(other.json()).isEqualTo(small.json());
        assertThat(other.tag()).isNotEqualTo(small.tag());
        assertThat(answer("city")).isSameAs(small);
    }

    private TotalsResponseCache.Answer answer(String scope, FoldResult.Published... totals) {
        return answer("small", scope, totals);
    }

    private TotalsResponseCache.Answer answer(String city, String scope, FoldResult.Published... totals) {
        return written.answer(
                new TotalsResponseCache.Question(city, QUARTER, Scope.parse(scope), Optional.empty(), Optional.empty()),
                catalog.edition(),
                List.of(totals),
                given -> given);
    }

    private static FoldResult.Published total(long revision) {
        return new FoldResult.Published(
                new PageKey("small", "LAND_CLEARED", QUARTER),
                new Total(
                        Scope.city(),
                        Amounts.NONE,
                        Comparison.NO_BASE,
                        Comparison.NO_BASE,
                        List.of(),
                        new Trust(0, List.of(), null, null),
                        null,
                        null,
                        null,
                        null,
                        revision));
    }
}
