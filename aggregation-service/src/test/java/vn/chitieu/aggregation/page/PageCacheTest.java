package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.contracts.vocabulary.Quarter;

class PageCacheTest implements PageRepositoryContract {

    private static final PageKey LAND = new PageKey("small", "LAND", new Quarter(2022, 1));

    private final Watched store = new Watched();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final PageCache pages = new PageCache(store, 2, now::get);

    @Override
    public PageRepository pages() {
        return new PageCache(new InMemoryStores.InMemoryPages(), 2, now::get);
    }

    @Test
    void fetchesAPageOnceAndThenAsksForItsVersion() {
        store.store(List.of(SomePages.full(LAND).at(1)));

        pages.find(List.of(LAND));
        assertThat(pages.find(List.of(LAND))).containsKey(LAND);

        assertThat(store.fetched).containsExactly(LAND);
    }

    @Test
    void seesWhatSomebodyElseWrote() {
        pages.store(List.of(SomePages.full(LAND).at(1)));
        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(1);
        store.store(List.of(SomePages.full(LAND).at(2)));

        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    /** Else every page that a reader asks for would cost a second question to the database. */
    @Test
    void asksForTheEpochOnceInTheTimeOfFrequentReaders() {
        AtomicLong asked = new AtomicLong();
        PageCache counting = new PageCache(store, 2, now::get, city -> {
            asked.incrementAndGet();
            return 0;
        });
        store.store(List.of(SomePages.full(LAND).at(1)));
        PageRepository recent = counting.within(Duration.ofNanos(20));
        PageKey another = LAND.in(LAND.quarter().plus(1));

        recent.find(List.of(LAND));
        now.addAndGet(19);
        recent.find(List.of(another));
        assertThat(asked).hasValue(1);

        now.addAndGet(2);
        recent.find(List.of(LAND));
        assertThat(asked).hasValue(2);

        counting.find(List.of(LAND));
        counting.findTrusted(List.of(LAND));
        assertThat(asked).hasValue(4);
    }

    /** A version that was given again after a restore is another one. */
    @Test
    void takesNoPageOfALostStoreForTheOneThatIsStored() {
        AtomicLong epoch = new AtomicLong();
        Map<PageKey, Page> stored = new HashMap<>();
        Watched lost = new Watched() {
            @Override
            public Map<PageKey, Page> find(Collection<PageKey> keys) {
                return Map.copyOf(stored);
            }

            @Override
            public Map<PageKey, Long> versions(Collection<PageKey> keys) {
                return Map.of(LAND, 1L);
            }
        };
        PageCache remembering = new PageCache(lost, 2, now::get, city -> epoch.get());
        stored.put(LAND, SomePages.full(LAND).at(1));
        assertThat(remembering.find(List.of(LAND))).isEqualTo(stored);
        assertThat(remembering.findTrusted(List.of(LAND))).isEqualTo(stored);

        stored.put(LAND, Page.blank(LAND).at(1));
        epoch.incrementAndGet();

        assertThat(remembering.findTrusted(List.of(LAND))).isEqualTo(stored);
        assertThat(remembering.find(List.of(LAND))).isEqualTo(stored);
        assertThat(remembering.within(Duration.ofSeconds(1)).find(List.of(LAND)))
                .isEqualTo(stored);
    }

    @Test
    void knowsWhatItWroteItself() {
        pages.store(List.of(SomePages.full(LAND).at(1)));

        assertThat(pages.find(List.of(LAND)).get(LAND))
                .isEqualTo(SomePages.full(LAND).at(1));
        assertThat(store.fetched).isEmpty();
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int quarter = 1; quarter <= 4; quarter++) {
            pages.store(
                    List.of(SomePages.full(LAND.in(new Quarter(2022, quarter))).at(1)));
        }

        pages.find(List.of(LAND, LAND.in(new Quarter(2022, 4))));

        assertThat(store.fetched).containsExactly(LAND);
    }

    @Test
    void asksAgainAfterItWasOvertaken() {
        pages.store(List.of(SomePages.full(LAND).at(1)));
        store.store(List.of(SomePages.full(LAND).at(2)));

        assertThatThrownBy(() -> pages.store(List.of(SomePages.full(LAND).at(2))))
                .isInstanceOf(StalePageException.class);

        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    @Test
    void aReaderWhoAsksOftenSeesAChangeInTime() {
        PageRepository recent = pages.within(Duration.ofNanos(20));
        assertThat(recent.find(List.of(LAND))).isEmpty();
        store.store(List.of(SomePages.full(LAND).at(1)));

        now.addAndGet(19);
        assertThat(recent.find(List.of(LAND))).isEmpty();
        now.addAndGet(2);
        assertThat(recent.find(List.of(LAND))).containsKey(LAND);
    }

    @Test
    void aReaderWhoAsksOftenSeesAtOnceWhatIsWrittenHere() {
        PageRepository recent = pages.within(Duration.ofNanos(20));
        assertThat(recent.find(List.of(LAND))).isEmpty();

        pages.store(List.of(SomePages.full(LAND).at(1)));

        assertThat(recent.find(List.of(LAND))).containsKey(LAND);
    }

    @Test
    void aReaderThatIsTheOnlyWriterAsksNothing() {
        pages.store(List.of(SomePages.full(LAND).at(1)));
        PageKey absent = LAND.in(new Quarter(2022, 2));
        assertThat(pages.findTrusted(List.of(LAND, absent))).containsOnlyKeys(LAND);
        store.asked = 0;

        assertThat(pages.findTrusted(List.of(LAND, absent))).containsOnlyKeys(LAND);
        assertThat(store.asked).isZero();
        pages.store(List.of(SomePages.full(LAND).at(2)));
        assertThat(pages.findTrusted(List.of(LAND)).get(LAND).version()).isEqualTo(2);
        assertThat(store.asked).isZero();
    }

    @Test
    void asksOnceMoreAfterSomebodyElseWrote() {
        pages.store(List.of(SomePages.full(LAND).at(1)));
        store.store(List.of(SomePages.full(LAND).at(2)));

        pages.distrust("small");
        assertThat(pages.findTrusted(List.of(LAND)).get(LAND).version()).isEqualTo(2);
        store.asked = 0;
        assertThat(pages.findTrusted(List.of(LAND)).get(LAND).version()).isEqualTo(2);
        assertThat(store.asked).isZero();
    }

    /** A reader looks before a write and gets his answer after it. */
    @Test
    void aLookThatAWriteOvertookChangesNothingThatIsTrusted() {
        store.store(List.of(SomePages.full(LAND).at(1)));
        store.beforeAnswer = () -> {
            store.beforeAnswer = () -> {};
            pages.store(List.of(SomePages.full(LAND).at(2)));
        };

        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(1);

        assertThat(pages.findTrusted(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    /**
     * The page that was written is forgotten before the answer to the reader comes, so nothing newer is known of it.
     */
    @Test
    void aLookThatAWriteOvertookIsNotTrustedEvenWhereTheWriteIsForgotten() {
        store.store(List.of(SomePages.full(LAND).at(1)));
        store.beforeAnswer = () -> {
            store.beforeAnswer = () -> {};
            pages.store(List.of(SomePages.full(LAND).at(2)));
            pages.store(List.of(
                    SomePages.full(LAND.in(new Quarter(2022, 2))).at(1),
                    SomePages.full(LAND.in(new Quarter(2022, 3))).at(1)));
        };

        assertThat(pages.find(List.of(LAND)).get(LAND).version()).isEqualTo(1);

        assertThat(pages.findTrusted(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    @Test
    void forgetsAllWhereTheAnswerToAWriteWasLost() {
        pages.store(List.of(SomePages.full(LAND).at(1)));
        store.losesTheNextAnswer = true;

        assertThatThrownBy(() -> pages.store(List.of(SomePages.full(LAND).at(2))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(pages.findTrusted(List.of(LAND)).get(LAND).version()).isEqualTo(2);
    }

    /** A store that notes which whole pages were fetched. */
    private static class Watched extends ForwardingPages {

        private final List<PageKey> fetched = new ArrayList<>();
        private Runnable beforeAnswer = () -> {};
        private boolean losesTheNextAnswer;
        private int asked;

        Watched() {
            this(new InMemoryStores.InMemoryPages());
        }

        private Watched(PageRepository stored) {
            super(() -> stored);
        }

        @Override
        public Map<PageKey, Page> find(Collection<PageKey> keys) {
            fetched.addAll(keys);
            Map<PageKey, Page> found = super.find(keys);
            beforeAnswer.run();
            return found;
        }

        @Override
        public Map<PageKey, Long> versions(Collection<PageKey> keys) {
            asked++;
            return super.versions(keys);
        }

        @Override
        public void store(Collection<Page> changed) {
            super.store(changed);
            if (losesTheNextAnswer) {
                losesTheNextAnswer = false;
                throw new IllegalStateException("the connection broke");
            }
        }
    }
}
