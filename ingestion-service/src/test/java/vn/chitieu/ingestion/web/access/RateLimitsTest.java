package vn.chitieu.ingestion.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.AccessSettings;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Pace;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.domain.access.SecretHash;
import vn.chitieu.ingestion.domain.access.Secrets;
import vn.chitieu.ingestion.domain.access.Validity;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/** Limits of a minute are so low here that none of it comes back while a test runs. */
class RateLimitsTest {

    private final RateLimits limits = new RateLimits(new AccessSettings.Limits(100, 2, 100_000, 10, 2));
    private final FailedAttempts failures = new FailedAttempts(2);

    @Test
    void refusesTheRequestsThatAreTooManyOfOneSenderAlone() {
        limits.admit(sender("a", Pace.AS_FOR_ALL));
        limits.admit(sender("a", Pace.AS_FOR_ALL));

        assertRefused(() -> limits.admit(sender("a", Pace.AS_FOR_ALL)), ProblemCode.RATE_LIMITED);
        assertThatCode(() -> limits.admit(sender("b", Pace.AS_FOR_ALL))).doesNotThrowAnyException();
    }

    @Test
    void aCredentialMayHaveLimitsOfItsOwn() {
        Credential generous = sender("c", new Pace(null, 4, null, null));
        for (int i = 0; i < 4; i++) {
            limits.admit(generous);
        }

        assertRefused(() -> limits.admit(generous), ProblemCode.RATE_LIMITED);
    }

    @Test
    void aLargeRequestPassesAndTheNextOneWaits() {
        Credential sender = sender("d", Pace.AS_FOR_ALL);
        limits.admit(sender);
        limits.spend(sender, 9_999);

        assertRefused(() -> limits.admit(sender), ProblemCode.RATE_LIMITED);
    }

    @Test
    void anAddressThatFailsTooOftenIsNotLookedUpButForKeysThatWereGoodThere() {
        failures.succeeded("192.0.2.1", "ct_a_…");
        failures.failed("192.0.2.1");
        assertThatCode(() -> failures.admit("192.0.2.1", "ct_b_…")).doesNotThrowAnyException();
        failures.failed("192.0.2.1");
        failures.failed("192.0.2.1");

        assertRefused(() -> failures.admit("192.0.2.1", "ct_b_…"), ProblemCode.TOO_MANY_FAILURES);
        assertThatCode(() -> failures.admit("192.0.2.1", "ct_a_…")).doesNotThrowAnyException();
        assertThatCode(() -> failures.admit("192.0.2.2", "ct_b_…")).doesNotThrowAnyException();
    }

    @Test
    void addressesOfOneNetworkOfIpV6AreOne() {
        failures.failed("2001:db8:0:1::1");
        failures.failed("2001:db8:0:1:ffff::2");

        assertRefused(() -> failures.admit("2001:db8:0:1::3", "x"), ProblemCode.TOO_MANY_FAILURES);
        assertThatCode(() -> failures.admit("2001:db8:0:2::1", "x")).doesNotThrowAnyException();
    }

    @Test
    void retryAfterIsWholeSecondsAndAtLeastOne() {
        assertThat(RateLimits.seconds(0)).isEqualTo("1");
        assertThat(RateLimits.seconds(1_000_000_000)).isEqualTo("1");
        assertThat(RateLimits.seconds(1_000_000_001)).isEqualTo("2");
    }

    private static void assertRefused(ThrowingCallable call, ProblemCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.answer().getStatusCode().value()).isEqualTo(429);
            assertThat(refusal.answer().getHeaders().getFirst("Retry-After")).matches("[1-9][0-9]?");
        });
    }

    private static Credential sender(String id, Pace pace) {
        return new Credential(
                id,
                "ward",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of(),
                Set.of(),
                Secrets.of(SecretHash.of(id)),
                new Validity(Instant.EPOCH, null, null),
                false,
                pace);
    }
}
