package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.testing.BoundSettings;

/** Limits of a minute are so low here that none of it comes back while a test runs. */
class RequestRateLimiterTest {

    private final RequestRateLimiter limits = limits(new AccessProperties.Limits(100, 2, 100_000, 10, 1_000, 2));
    private final AuthenticationThrottle failures = new AuthenticationThrottle(2);

    @Test
    void refusesTheRequestsThatAreTooManyOfOneSenderAlone() {
        limits.admit(sender("a", RateLimit.AS_FOR_ALL));
        limits.admit(sender("a", RateLimit.AS_FOR_ALL));

        assertRefused(() -> limits.admit(sender("a", RateLimit.AS_FOR_ALL)), IngestionProblemCode.RATE_LIMITED);
        assertThatCode(() -> limits.admit(sender("b", RateLimit.AS_FOR_ALL))).doesNotThrowAnyException();
    }

    /** Two cities have each a head of one unit id, whose links name the same person. */
    @Test
    void aSenderOfThatNameInAnotherCityHasLimitsOfItsOwn() {
        Credential here = aCredential("link:head").in("hue").build();
        Credential there = aCredential("link:head").in("thanh-hoa").build();
        limits.admit(here);
        limits.admit(here);

        assertRefused(() -> limits.admit(here), IngestionProblemCode.RATE_LIMITED);
        assertThatCode(() -> limits.admit(there)).doesNotThrowAnyException();
    }

    @Test
    void aCredentialMayHaveLimitsOfItsOwn() {
        Credential generous = sender("c", new RateLimit(null, 4, null, null, null));
        for (int i = 0; i < 4; i++) {
            limits.admit(generous);
        }

        assertRefused(() -> limits.admit(generous), IngestionProblemCode.RATE_LIMITED);
    }

    @Test
    void aLargeRequestPassesAndTheNextOneWaits() {
        Credential sender = sender("d", RateLimit.AS_FOR_ALL);
        limits.admit(sender);
        limits.spend(sender, 9_999);

        assertRefused(() -> limits.admit(sender), IngestionProblemCode.RATE_LIMITED);
    }

    /**
     * The log is kept for ever: what a program in a loop puts there has to be bounded by the day, not by the minute.
     */
    @Test
    void aDayIsBoundedAndTheRefusalSaysByHowMuchAndUntilWhen() {
        AccessProperties.Limits defaults = shipped();
        assertThat(defaults.updatesPerDay()).isLessThanOrEqualTo(100_000);
        RequestRateLimiter daily = limits(
                new AccessProperties.Limits(1_000_000, 1_000_000, 1_000_000, 1_000_000, defaults.updatesPerDay(), 2));
        Credential sender = sender("loop", RateLimit.AS_FOR_ALL);
        daily.spend(sender, defaults.updatesPerDay());

        assertThatThrownBy(() -> daily.admit(sender)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(IngestionProblemCode.RATE_LIMITED);
            assertThat(refusal.getMessage())
                    .contains(defaults.updatesPerDay() + " updates a day")
                    .contains("the next is taken in 2 s");
        });
    }

    @Test
    void aFirstLoadPassesAtOnce() {
        RequestRateLimiter shipped = limits(shipped());
        Credential sender = sender("first-load", RateLimit.AS_FOR_ALL);

        assertThatCode(() -> {
                    for (int file = 0; file < 12; file++) {
                        shipped.admit(sender);
                        shipped.spend(sender, 400);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressThatFailsTooOftenIsNotLookedUpButForKeysThatWereGoodThere() {
        failures.succeeded("192.0.2.1", "ct_a_…");
        failures.failed("192.0.2.1");
        assertThatCode(() -> failures.admit("192.0.2.1", "ct_b_…")).doesNotThrowAnyException();
        failures.failed("192.0.2.1");
        failures.failed("192.0.2.1");

        assertRefused(() -> failures.admit("192.0.2.1", "ct_b_…"), IngestionProblemCode.TOO_MANY_FAILURES);
        assertThatCode(() -> failures.admit("192.0.2.1", "ct_a_…")).doesNotThrowAnyException();
        assertThatCode(() -> failures.admit("192.0.2.2", "ct_b_…")).doesNotThrowAnyException();
    }

    @Test
    void addressesOfOneNetworkOfIpV6AreOne() {
        failures.failed("2001:db8:0:1::1");
        failures.failed("2001:db8:0:1:ffff::2");

        assertRefused(() -> failures.admit("2001:db8:0:1::3", "x"), IngestionProblemCode.TOO_MANY_FAILURES);
        assertThatCode(() -> failures.admit("2001:db8:0:2::1", "x")).doesNotThrowAnyException();
    }

    @Test
    void retryAfterIsWholeSecondsAndAtLeastOne() {
        assertThat(RequestRateLimiter.seconds(0)).isEqualTo("1");
        assertThat(RequestRateLimiter.seconds(1_000_000_000)).isEqualTo("1");
        assertThat(RequestRateLimiter.seconds(1_000_000_001)).isEqualTo("2");
    }

    private static AccessProperties.Limits shipped() {
        return BoundSettings.bind(AccessProperties.class, Map.of()).limits();
    }

    private static RequestRateLimiter limits(AccessProperties.Limits settings) {
        return new RequestRateLimiter(new SenderRateLimiter(settings));
    }

    private static void assertRefused(ThrowingCallable call, IngestionProblemCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.answer().getStatusCode().value()).isEqualTo(429);
            assertThat(refusal.answer().getHeaders().getFirst("Retry-After")).matches("[1-9][0-9]?");
        });
    }

    private static Credential sender(String id, RateLimit pace) {
        return aCredential(id).of("north").at(pace).build();
    }
}
