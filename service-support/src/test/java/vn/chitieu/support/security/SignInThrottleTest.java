package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Optional<String> NEW = Optional.empty();

    private final AdjustableClock clock = new AdjustableClock();
    private final SignInThrottle throttle = new SignInThrottle(3, Duration.ofMinutes(15), clock);

    @Test
    void delaysAfterAFewFailuresAndTwiceAsLongEachTime() {
        attempt("leader", "10.0.0.1", 3);
        for (int seconds : new int[] {5, 10, 20, 40, 60, 60, 60}) {
            assertThat(throttle.begin("leader", "10.0.0.1", NEW)).contains(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(throttle.begin("leader", "10.0.0.1", NEW)).isEmpty();
        }
    }

    /** Whatever was tried before, a user who waits as long as is said gets in. */
    @Test
    void neverLocksTheRightPasswordOut() {
        for (int i = 0; i < 1_000; i++) {
            Optional<Duration> wait = throttle.begin("leader", "10.0.0." + i % 200, NEW);
            clock.advance(Duration.ofMillis(wait.isPresent() ? 100 : 10));
        }
        for (String address : new String[] {"10.0.0.1", "10.9.9.9"}) {
            Optional<Duration> wait = throttle.begin("leader", address, NEW);
            assertThat(wait.orElse(Duration.ZERO)).isLessThanOrEqualTo(SignInThrottle.LONGEST);
            clock.advance(wait.orElse(Duration.ZERO));
            if (wait.isPresent()) {
                assertThat(throttle.begin("leader", address, NEW)).isEmpty();
            }
            throttle.succeeded("leader", address, NEW);
            assertThat(throttle.begin("leader", address, NEW).orElse(Duration.ZERO))
                    .isLessThanOrEqualTo(SignInThrottle.NEW_PLACE);
        }
    }

    @Test
    void guessesOfOthersCostAKnownBrowserNothing() {
        attempt("leader", "10.0.0.1", 3);
        for (int i = 0; i < 100; i++) {
            throttle.begin("leader", "10.0.0.1", NEW);
            throttle.begin("leader", "10.0.1." + i, NEW);
        }
        assertThat(throttle.begin("leader", "10.0.0.1", Optional.of("browser"))).isEmpty();
        attempt("leader", "10.0.0.1", Optional.of("stolen"), 3);
        assertThat(throttle.begin("leader", "10.0.0.1", Optional.of("stolen"))).isPresent();
    }

    @Test
    void guessesFromOneAddressCostAnotherNothing() {
        attempt("leader", "10.0.0.1", 3);
        assertThat(throttle.begin("leader", "10.0.0.2", NEW)).isEmpty();
        assertThat(throttle.begin("staff", "10.0.0.1", NEW)).isEmpty();
    }

    @Test
    void takesAnotherWayToWriteTheSameNameForTheSame() {
        attempt("Leader ", "10.0.0.1", 3);
        assertThat(throttle.begin("LEADER", "10.0.0.1", NEW)).isPresent();
    }

    @Test
    void takesAddressesOfOneNetworkForTheSame() {
        for (int i = 1; i <= 3; i++) {
            assertThat(throttle.begin("leader", "2001:db8::" + i, NEW)).isEmpty();
        }
        assertThat(throttle.begin("leader", "2001:db8::abcd", NEW)).isPresent();
        assertThat(throttle.begin("leader", "2001:db8:1::1", NEW)).isEmpty();
    }

    @Test
    void makesANewUserWaitOnceAtAnAddressThatTriesManyNames() {
        for (int i = 0; i < 18; i++) {
            assertThat(throttle.begin("user-" + i, "10.0.0.1", NEW)).isEmpty();
        }
        waitsOnce("leader", "10.0.0.1");
    }

    @Test
    void makesANewAddressWaitOnceForAUserWhomManyTry() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.begin("leader", "10.0.0." + i, NEW)).isEmpty();
        }
        waitsOnce("leader", "10.0.1.1");
    }

    @Test
    void forgetsFailuresAfterAWhile() {
        attempt("leader", "10.0.0.1", 3);
        clock.advance(Duration.ofMinutes(15));
        attempt("leader", "10.0.0.1", 3);
    }

    @Test
    void countsNothingForTheRightPassword() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("leader", "10.0.0.1", NEW)).isEmpty();
            throttle.succeeded("leader", "10.0.0.1", NEW);
        }
    }

    private void waitsOnce(String user, String address) {
        assertThat(throttle.begin(user, address, NEW)).contains(SignInThrottle.NEW_PLACE);
        clock.advance(SignInThrottle.NEW_PLACE);
        assertThat(throttle.begin(user, address, NEW)).isEmpty();
    }

    private void attempt(String user, String address, int times) {
        attempt(user, address, NEW, times);
    }

    private void attempt(String user, String address, Optional<String> browser, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.begin(user, address, browser)).isEmpty();
        }
    }
}
