package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.contracts.vocabulary.Quarter;

class FoldPageCacheTest {

    private static final String CITY = "small";
    private static final PageKey THIS_YEAR = new PageKey(CITY, "LAND", new Quarter(2022, 1));
    private static final PageKey LAST_YEAR = THIS_YEAR.in(new Quarter(2021, 1));
    private static final Set<PageKey> BOTH = Set.of(THIS_YEAR, LAST_YEAR);
    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    private final Counting store = new Counting();
    private final InMemoryStores.InMemoryPageWriters writers = new InMemoryStores.InMemoryPageWriters();
    private final PageCache remembered = new PageCache(store, 100, System::nanoTime);
    private final FoldPageCache pages = pagesAt(NOON);

    FoldPageCacheTest() {
        store.store(List.of(
                SomePages.full(THIS_YEAR).at(1), SomePages.full(LAST_YEAR).at(1)));
        pages.find(CITY, BOTH);
        store.asked = 0;
    }

    @Test
    void asksForNoVersionWhileThereIsNoOtherWriter() {
        FoldPageCache.Read read = pages.find(CITY, BOTH);
        pages.confirm(read, List.of());

        assertThat(read.pages()).containsOnlyKeys(THIS_YEAR, LAST_YEAR);
        assertThat(store.asked).isZero();
    }

    @Test
    void seesWhatSomebodyElseWroteBetweenBeginningAndEnd() {
        writers.begin(CITY, "rebuild", NOON);
        assertThat(lastYear()).isEqualTo(1);
        someoneElseWritesOnLastYear(2);
        assertThat(lastYear()).isEqualTo(2);
        writers.end(CITY, "rebuild");

        assertThat(lastYear()).isEqualTo(2);
    }

    @Test
    void seesWhatWasWrittenJustBeforeTheEnd() {
        writers.begin(CITY, "rebuild", NOON);
        pages.find(CITY, BOTH);
        someoneElseWritesOnLastYear(2);
        writers.end(CITY, "rebuild");

        assertThat(lastYear()).isEqualTo(2);
        store.asked = 0;
        assertThat(lastYear()).isEqualTo(2);
        assertThat(store.asked).isZero();
    }

    /** A page that the batch depends on and does not write on: no version of a page that is written would tell. */
    @Test
    void whatWasComputedFromAPageThatSomebodyWroteOnMeanwhileIsDoneAgain() {
        FoldPageCache.Read read = pages.find(CITY, BOTH);
        writers.begin(CITY, "rebuild", NOON);
        someoneElseWritesOnLastYear(2);

        assertThatThrownBy(() -> pages.confirm(read, List.of())).isInstanceOf(StalePageException.class);
        assertThat(lastYear()).isEqualTo(2);
    }

    @Test
    void aWriterOfAnotherCityDisturbsNoReader() {
        FoldPageCache.Read read = pages.find(CITY, BOTH);
        writers.begin(CITY, "rebuild", NOON);
        store.store(List.of(SomePages.full(THIS_YEAR.in(new Quarter(2019, 1))).at(1)));

        assertThatCode(() -> pages.confirm(read, List.of())).doesNotThrowAnyException();
    }

    @Test
    void whoHasDiedIsWaitedForNoLongerThanAWriteCanTake() {
        writers.begin(CITY, "rebuild", NOON);
        FoldPageCache later = pagesAt(NOON.plus(FoldPageCache.LONGEST_WRITE).plusSeconds(1));
        pages.find(CITY, BOTH);
        assertThat(writers.find(CITY).atWork()).containsKey("rebuild");

        later.find(CITY, BOTH);

        assertThat(writers.find(CITY).atWork()).isEmpty();
        later.find(CITY, BOTH);
        store.asked = 0;
        later.find(CITY, BOTH);
        assertThat(store.asked).isZero();
    }

    @Test
    void looksAgainOnRequest() {
        someoneElseWritesOnLastYear(2);
        assertThat(lastYear()).isEqualTo(1);

        pages.lookAgain();

        assertThat(lastYear()).isEqualTo(2);
    }

    private long lastYear() {
        return pages.find(CITY, BOTH).pages().get(LAST_YEAR).version();
    }

    private void someoneElseWritesOnLastYear(long version) {
        store.store(List.of(SomePages.full(LAST_YEAR).at(version)));
    }

    private FoldPageCache pagesAt(Instant now) {
        return new FoldPageCache(remembered, writers, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** A store that counts how often it was asked for anything. */
    private static final class Counting extends ForwardingPages {

        private int asked;

        Counting() {
            this(new InMemoryStores.InMemoryPages());
        }

        private Counting(PageRepository stored) {
            super(() -> stored);
        }

        @Override
        public Map<PageKey, Page> find(Collection<PageKey> keys) {
            asked++;
            return super.find(keys);
        }

        @Override
        public Map<PageKey, Long> versions(Collection<PageKey> keys) {
            asked++;
            return super.versions(keys);
        }
    }
}
