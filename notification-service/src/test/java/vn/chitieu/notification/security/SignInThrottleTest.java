package vn.chitieu.notification.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final SignInSettings.Throttle THREE_IN_A_MINUTE =
            new SignInSettings.Throttle(3, Duration.ofMinutes(1));

    private Instant now = Instant.parse("2022-04-06T01:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(THREE_IN_A_MINUTE, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void bearsAFewAttemptsAndRefusesTheNextOneUntilTheWindowIsOver() {
        attempt("leader", "10.0.0.1", 3);
        now = now.plusSeconds(20);
        assertThat(throttle.begin("leader", "10.0.0.1")).contains(Duration.ofSeconds(41));

        now = now.plusSeconds(40);
        assertThat(throttle.begin("leader", "10.0.0.1")).isEmpty();
    }

    @Test
    void takesAnotherWayToWriteTheSameNameForTheSame() {
        attempt("Leader ", "10.0.0.1", 3);
        assertThat(throttle.begin("LEADER", "10.0.0.1")).isPresent();
    }

    @Test
    void locksNobodyOutFromElsewhere() {
        attempt("leader", "10.0.0.1", 3);
        assertThat(throttle.begin("leader", "10.0.0.2")).isEmpty();
        assertThat(throttle.begin("staff", "10.0.0.1")).isEmpty();
    }

    @Test
    void refusesAnAddressThatTriesManyNames() {
        for (int i = 0; i < 18; i++) {
            assertThat(throttle.begin("user-" + i, "10.0.0.1")).isEmpty();
        }
        assertThat(throttle.begin("leader", "10.0.0.1")).isPresent();
    }

    @Test
    void refusesAUserWhomManyAddressesTry() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.begin("leader", "10.0.0." + i)).isEmpty();
        }
        assertThat(throttle.begin("leader", "10.0.1.1")).isPresent();
    }

    @Test
    void countsNothingForTheRightPassword() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("leader", "10.0.0.1")).isEmpty();
            throttle.succeeded("leader", "10.0.0.1");
        }
    }

    private void attempt(String user, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.begin(user, address)).isEmpty();
        }
    }
}
