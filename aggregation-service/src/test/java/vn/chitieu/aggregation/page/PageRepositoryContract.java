package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** What every store of pages must do. */
public interface PageRepositoryContract {

    /** Returns an empty store. */
    PageRepository pages();

    PageKey LAND = new PageKey("small", "LAND", new Quarter(2022, 1));

    @Test
    default void findsWhatWasStoredToTheLastDigit() {
        PageRepository pages = pages();
        Page page = SomePages.full(LAND).at(1);

        pages.store(List.of(page));

        assertThat(pages.find(List.of(LAND, LAND.of("OTHER")))).isEqualTo(Map.of(LAND, page));
        assertThat(pages.existing(List.of(LAND, LAND.of("OTHER")))).containsExactly(LAND);
    }

    @Test
    default void findsTheTotalsOfOneScope() {
        PageRepository pages = pages();
        Page page = SomePages.full(LAND).at(1);
        Page without = page.withScopes(Set.of());
        PageKey other = LAND.of("OTHER");
        pages.store(List.of(
                page, new Page(other, 1, null, without.contributions(), without.superseded(), without.totals())));

        for (Scope scope : page.totals().keySet()) {
            assertThat(pages.totals(List.of(LAND, other, LAND.of("NOT_STORED")), scope))
                    .isEqualTo(Map.of(LAND, page.total(scope).orElseThrow()));
        }
        assertThat(pages.totals(List.of(LAND), new Scope.Unit("nowhere"))).isEmpty();
        assertThat(pages.totals(List.of(), Scope.city())).isEmpty();
    }

    /** So that whatever ends between the two, what is stored can be explained, and by nothing else. */
    @Test
    default void keepsTheRevisionWithItsPage() {
        PageRepository pages = pages();
        FoldResult.PageChange first = change(1, Revision.Occasion.UPDATES);
        pages.change(List.of(first));
        assertThat(pages.revisions(List.of(LAND, LAND.of("OTHER")))).containsExactly(first.revision());

        pages.change(List.of(change(2, Revision.Occasion.TIME)));
        assertThatThrownBy(() -> pages.change(List.of(change(2, Revision.Occasion.TARGETS))))
                .isInstanceOf(StalePageException.class);

        assertThat(pages.revisions(List.of(LAND)))
                .containsExactly(change(2, Revision.Occasion.TIME).revision());
        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(2);
        pages.store(List.of(SomePages.full(LAND).at(3)));
        assertThat(pages.revisions(List.of(LAND))).isEmpty();
    }

    private static FoldResult.PageChange change(long version, Revision.Occasion occasion) {
        return new FoldResult.PageChange(
                SomePages.full(LAND).at(version),
                new Revision(
                        LAND,
                        version,
                        Instant.parse("2022-04-01T02:00:00Z"),
                        occasion,
                        List.of(),
                        List.of(),
                        3,
                        List.of(new Revision.Id(LAND.of("OTHER"), 4))));
    }

    @Test
    default void storesThePageThatComesNext() {
        PageRepository pages = pages();
        pages.store(List.of(SomePages.full(LAND).at(1)));

        pages.store(List.of(SomePages.full(LAND).at(2)));

        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    @Test
    default void refusesAPageThatIsNotBasedOnTheStoredOne() {
        PageRepository pages = pages();
        pages.store(List.of(SomePages.full(LAND).at(1)));
        pages.store(List.of(SomePages.full(LAND).at(2)));

        assertThatThrownBy(() -> pages.store(List.of(SomePages.full(LAND).at(2))))
                .isInstanceOf(StalePageException.class);
        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    @Test
    default void refusesToBeginAPageThatIsThere() {
        PageRepository pages = pages();
        pages.store(List.of(SomePages.full(LAND).at(1)));

        assertThatThrownBy(() -> pages.store(List.of(SomePages.full(LAND).at(1))))
                .isInstanceOf(StalePageException.class);
    }

    @Test
    default void storesTheGoodOnesBesideAStaleOne() {
        PageRepository pages = pages();
        pages.store(List.of(SomePages.full(LAND).at(1)));
        PageKey other = LAND.of("OTHER");

        assertThatThrownBy(() -> pages.store(List.of(
                        SomePages.full(LAND).at(9), SomePages.full(other).at(1))))
                .isInstanceOf(StalePageException.class);

        assertThat(pages.existing(List.of(LAND, other))).containsExactlyInAnyOrder(LAND, other);
        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(1);
    }

    @Test
    default void asksForNothingAndFindsNothing() {
        assertThat(pages().find(List.of())).isEmpty();
        assertThat(pages().existing(List.of())).isEmpty();
        pages().store(List.of());
    }
}
