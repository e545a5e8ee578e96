package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.fixtures.TurnableClock;

class SendRateLimiterTest {

    private final TurnableClock clock = new TurnableClock();

    @Test
    void lastsForSoManyInASecond() {
        SendRateLimiter pace = new SendRateLimiter(20, clock);
        assertThat(pace.available(50)).isEqualTo(20);
        pace.begun(20);
        assertThat(pace.available(50)).isZero();
        clock.turn(Duration.ofMillis(100));
        assertThat(pace.available(50)).isEqualTo(2);
        assertThat(pace.available(1)).isEqualTo(1);
        pace.begun(2);
        clock.turn(Duration.ofHours(1));
        assertThat(pace.available(50)).isEqualTo(20);
    }

    @Test
    void shortLooksLoseNothing() {
        SendRateLimiter pace = new SendRateLimiter(10, clock);
        pace.begun(10);
        for (int i = 0; i < 100; i++) {
            clock.turn(Duration.ofMillis(10));
            pace.available(1);
        }
        assertThat(pace.available(50)).isEqualTo(10);
    }

    @Test
    void aClockThatIsPutBackStopsNothing() {
        SendRateLimiter pace = new SendRateLimiter(10, clock);
        pace.begun(10);
        clock.turn(Duration.ofDays(-9000));
        assertThat(pace.available(50)).isZero();
        clock.turn(Duration.ofSeconds(1));
        assertThat(pace.available(50)).isEqualTo(10);
    }

    @Test
    void zeroIsNoLimit() {
        SendRateLimiter pace = new SendRateLimiter(0, clock);
        pace.begun(1_000_000);
        assertThat(pace.available(200)).isEqualTo(200);
    }
}
