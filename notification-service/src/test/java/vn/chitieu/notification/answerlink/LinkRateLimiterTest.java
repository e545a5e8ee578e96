package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.fixtures.TurnableClock;

class LinkRateLimiterTest {

    private final TurnableClock clock = new TurnableClock();
    private final LinkRateLimiter throttle = new LinkRateLimiter(2, Duration.ofMinutes(10), clock);

    @Test
    void bearsSoManyVisitsOfALinkInAWindow() {
        assertThat(throttle.enter("a")).isEmpty();
        assertThat(throttle.enter("a")).isEmpty();
        assertThat(throttle.enter("a")).contains(Duration.ofSeconds(601));
        assertThat(throttle.enter("b")).isEmpty();
        clock.turn(Duration.ofMinutes(10));
        assertThat(throttle.enter("a")).isEmpty();
    }

    @Test
    void keepsABoundedNumberOfTallies() {
        throttle.enter("first");
        throttle.enter("first");
        for (int i = 0; i < 10_000; i++) {
            throttle.enter("link " + i);
        }
        assertThat(throttle.enter("first")).isEmpty();
    }
}
