package vn.chitieu.aggregation.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.chitieu.aggregation.publication.LiveTotals.LiveTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

class StreamSubscriberTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final SlowBrowser browser = new SlowBrowser();
    private final StreamSubscriber watcher =
            new StreamSubscriber(browser, "small", scope -> true, null, null, executor);

    @AfterEach
    void stop() {
        browser.reads.countDown();
        executor.shutdown();
    }

    @Test
    @Timeout(10)
    void aSlowBrowserHoldsUpNeitherTheTotalsNorTheHeartOfOthers() {
        watcher.beat();
        watcher.beat();
        watcher.accept(total("1"));
        watcher.accept(total("2"));
        assertThat(browser.got).isEmpty();

        browser.reads.countDown();
        await().untilAsserted(() -> assertThat(browser.got).last().asString().contains("data:2"));

        assertThat(browser.got).first().asString().contains("beat");
        assertThat(browser.got).noneMatch(sent -> sent.contains("data:1"));
    }

    @Test
    @Timeout(10)
    void aClientThatSignsOutGetsNothingMore() {
        watcher.accept(total("1"));
        await().until(() -> browser.reading);
        watcher.accept(total("2"));
        watcher.end();
        watcher.accept(total("3"));
        assertThat(browser.completed).isFalse();

        browser.reads.countDown();
        await().until(() -> browser.completed);
        assertThat(browser.got).singleElement().asString().contains("data:1");
    }

    @Test
    @Timeout(10)
    void aStreamThatIsIdleEndsToo() {
        watcher.end();
        await().until(() -> browser.completed);
        assertThat(browser.got).isEmpty();
    }

    @Test
    @Timeout(10)
    void aWatcherOfOneCityGetsNothingOfAnother() {
        browser.reads.countDown();
        watcher.accept(new LiveTotal("other", "key-2", Scope.city(), new Quarter(2022, 1), "foreign"));
        watcher.accept(total("own"));
        await().untilAsserted(() -> assertThat(browser.got).last().asString().contains("data:own"));

        assertThat(browser.got).noneMatch(sent -> sent.contains("foreign"));
    }

    private static LiveTotal total(String json) {
        return new LiveTotal("small", "key", Scope.city(), new Quarter(2022, 1), json);
    }

    /** Does not read for a while. */
    private static final class SlowBrowser extends SseEmitter {

        private final CountDownLatch reads = new CountDownLatch(1);
        private final Queue<String> got = new ConcurrentLinkedQueue<>();
        private volatile boolean reading;
        private volatile boolean completed;

        @Override
        public void complete() {
            completed = true;
        }

        @Override
        public void send(SseEventBuilder event) {
            reading = true;
            try {
                reads.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            got.add(event.build().stream()
                    .map(ResponseBodyEmitter.DataWithMediaType::getData)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
        }
    }
}
