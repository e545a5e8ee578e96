package vn.chitieu.support.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class CachedHealthIndicatorTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void repeatsAnAnswerThatIsFresh() {
        CachedHealthIndicator health = new CachedHealthIndicator(asked::incrementAndGet, Duration.ofHours(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health()).isSameAs(health.health());
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainWhenTheAnswerIsOld() {
        CachedHealthIndicator health = new CachedHealthIndicator(asked::incrementAndGet, Duration.ofNanos(-1));
        health.health();
        health.health();
        assertThat(asked).hasValue(2);
    }

    @Test
    void isDownWithTheReasonWhereThePartDoesNotAnswer() {
        CachedHealthIndicator health = new CachedHealthIndicator(
                () -> {
                    throw new IOException("no route");
                },
                Duration.ZERO);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsValue("java.io.IOException: no route");
    }

    @Test
    void keepsTheInterruptFlag() {
        CachedHealthIndicator health = new CachedHealthIndicator(
                () -> {
                    throw new InterruptedException();
                },
                Duration.ZERO);
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
    }
}
