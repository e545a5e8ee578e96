package vn.chitieu.ingestion.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.authentication.AuthenticationFailure;
import vn.chitieu.ingestion.authentication.KeyAuthenticator;
import vn.chitieu.ingestion.credential.RotateCredential.Answer;
import vn.chitieu.ingestion.credential.RotateCredential.Request;
import vn.chitieu.support.problem.UnavailableException;

/** A key that runs out, and one that takes the place of another; two instances share the store. */
class RotationTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryCredentialRepository store = new InMemoryCredentialRepository();
    private final InMemoryWardAccounts door = new InMemoryWardAccounts();
    private final CachedCredentialRepository here = new CachedCredentialRepository(store, clock, MOMENT);
    private final CachedCredentialRepository elsewhere = new CachedCredentialRepository(store, clock, MOMENT);
    private final InMemoryAuditRepository trail = new InMemoryAuditRepository();
    private final AuditService audit = new AuditService(trail, City.days(), clock);
    private final RotateCredential rotate = new RotateCredential(here, door, audit, new SecureRandom(), clock);

    @Test
    void bothKeysHoldDuringTheOverlapAndThenTheNewOneAlone() {
        ApiKey old = issued(null);
        ApiKey fresh = rotated(old, WEEK).key();

        assertThat(fresh.credential()).isEqualTo(old.credential());
        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Proven.class);
        assertThat(prove(here, fresh)).isInstanceOf(AuthenticationFailure.Proven.class);

        clock.pass(WEEK.minusMillis(1));
        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Proven.class);
        clock.pass(Duration.ofMillis(1));
        assertThat(prove(here, old))
                .isEqualTo(new AuthenticationFailure.Expired(old.credential(), City.NOW.plus(WEEK), City.ID));
        assertThat(prove(here, fresh)).isInstanceOf(AuthenticationFailure.Proven.class);
    }

    @Test
    void theNewKeyHoldsAtOnceWhereTheCredentialIsRememberedAsItWas() {
        ApiKey old = issued(null);
        assertThat(prove(elsewhere, old)).isInstanceOf(AuthenticationFailure.Proven.class);

        ApiKey fresh = rotated(old, WEEK).key();

        assertThat(prove(elsewhere, fresh)).isInstanceOf(AuthenticationFailure.Proven.class);
    }

    @Test
    void withoutOverlapTheOldKeyIsVoidAfterAMomentElsewhereAndAtOnceHere() {
        ApiKey old = issued(null);
        assertThat(prove(elsewhere, old)).isInstanceOf(AuthenticationFailure.Proven.class);

        rotated(old, Duration.ZERO);

        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Expired.class);
        clock.pass(MOMENT);
        assertThat(prove(elsewhere, old)).isInstanceOf(AuthenticationFailure.Expired.class);
    }

    @Test
    void ofThreeKeysTheFirstIsVoid() {
        ApiKey first = issued(null);
        ApiKey second = rotated(first, WEEK).key();
        ApiKey third = rotated(second, WEEK).key();

        assertThat(prove(here, first)).isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(prove(here, second)).isInstanceOf(AuthenticationFailure.Proven.class);
        assertThat(prove(here, third)).isInstanceOf(AuthenticationFailure.Proven.class);
    }

    @Test
    void aKeyRunsOutByItselfAlsoWhereItIsRemembered() {
        Instant expiry = City.NOW.plusSeconds(10);
        ApiKey key = issued(expiry);
        clock.pass(Duration.ofMillis(9_999));
        assertThat(prove(elsewhere, key)).isInstanceOf(AuthenticationFailure.Proven.class);

        clock.pass(Duration.ofMillis(1));

        assertThat(prove(elsewhere, key))
                .isEqualTo(new AuthenticationFailure.Expired(key.credential(), expiry, City.ID));
        assertThat(prove(here, new ApiKey(key.credential(), "A".repeat(43))))
                .isInstanceOf(AuthenticationFailure.Unknown.class);
    }

    @Test
    void whatRanOutLivesOnWithANewKeyAndANewExpiryAndTheOldKeyStaysVoid() {
        ApiKey old = issued(City.NOW.plusSeconds(10));
        clock.pass(Duration.ofDays(1));
        assertThat(refused(old.credential(), new Request(WEEK, null, false)))
                .containsExactly(
                        new Flaw("expiresAt", "expected a time in the future for a credential that expired, got none"));

        Instant later = clock.instant().plus(WEEK);
        var answer =
                (Answer.Rotated) rotate.rotate(old.credential(), new Request(WEEK, later, false), City.admin("admin"));

        assertThat(answer.credential().validity().expiresAt()).isEqualTo(later);
        assertThat(prove(here, answer.key())).isInstanceOf(AuthenticationFailure.Proven.class);
        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Expired.class);
    }

    @Test
    void anExpiryBindsTheFormerKeyToo() {
        ApiKey old = issued(City.NOW.plusSeconds(10));
        rotated(old, WEEK);

        clock.pass(Duration.ofSeconds(10));

        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Expired.class);
    }

    @Test
    void aRevocationVoidsBothKeys() {
        ApiKey old = issued(null);
        ApiKey fresh = rotated(old, WEEK).key();

        new RevokeCredential(here, door, audit, clock).revoke(old.credential(), City.admin("admin"));

        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(prove(here, fresh)).isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(rotate.rotate(old.credential(), new Request(WEEK, null, false), City.admin("admin")))
                .isInstanceOf(Answer.Revoked.class);
    }

    @Test
    void saysAllThatIsWrongWithARequest() {
        ApiKey key = issued(null);
        Instant past = City.NOW.minusSeconds(1);

        assertThat(refused(key.credential(), new Request(Duration.ofDays(31), past, true)))
                .extracting(Flaw::field)
                .containsExactly("overlap", "expiresAt", "door");
        assertThat(refused(key.credential(), new Request(Duration.ofSeconds(-1), null, false)))
                .extracting(Flaw::field)
                .containsExactly("overlap");
        assertThat(rotate.rotate("nobody", new Request(WEEK, null, false), City.admin("admin")))
                .isInstanceOf(Answer.Unknown.class);
        assertThat(prove(here, key)).isInstanceOf(AuthenticationFailure.Proven.class);
    }

    @Test
    void ofTwoRotationsAtOnceTheSecondIsRefused() {
        ApiKey old = issued(null);
        var slow = new RotateCredential(new OvertakenStore(store, rotate), door, audit, new SecureRandom(), clock);

        assertThat(slow.rotate(old.credential(), new Request(WEEK, null, false), City.admin("admin")))
                .isInstanceOf(Answer.Overtaken.class);
        assertThat(prove(here, old)).isInstanceOf(AuthenticationFailure.Proven.class);
    }

    @Test
    void theAccountGetsANewPasswordOnlyIfRequestedAndTheKeyStaysWhereItCannot() {
        ApiKey key = issuedWithDoor();
        var without =
                (Answer.Rotated) rotate.rotate(key.credential(), new Request(WEEK, null, false), City.admin("admin"));
        var with = (Answer.Rotated) rotate.rotate(key.credential(), new Request(WEEK, null, true), City.admin("admin"));
        door.answering(false);

        assertThatThrownBy(() -> rotate.rotate(key.credential(), new Request(WEEK, null, true), City.admin("admin")))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.DOOR_UNAVAILABLE);

        assertThat(without.door()).isNull();
        assertThat(with.door()).isEqualTo(door.accounts().get(key.credential()));
        assertThat(prove(here, with.key())).isInstanceOf(AuthenticationFailure.Proven.class);
    }

    private AuthenticationFailure prove(CachedCredentialRepository instance, ApiKey key) {
        return new KeyAuthenticator(instance, null, clock).authenticate(key.text());
    }

    private ApiKey issued(@Nullable Instant expiresAt) {
        return issue(new IssueCredential.Request(
                "ward",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of(),
                Set.of(),
                expiresAt,
                false,
                RateLimit.AS_FOR_ALL,
                City.ID));
    }

    private ApiKey issuedWithDoor() {
        return issue(new IssueCredential.Request(
                "ward",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of(),
                Set.of(),
                null,
                true,
                RateLimit.AS_FOR_ALL,
                City.ID));
    }

    private ApiKey issue(IssueCredential.Request request) {
        var issue = new IssueCredential(here, door, audit, City.catalogs(), new SecureRandom(), clock);
        return ((IssueCredential.Answer.Issued) issue.issue(request, "admin")).key();
    }

    private Answer.Rotated rotated(ApiKey key, Duration overlap) {
        return (Answer.Rotated) rotate.rotate(key.credential(), new Request(overlap, null, false), City.admin("admin"));
    }

    private List<Flaw> refused(String id, Request request) {
        return ((Answer.Refused) rotate.rotate(id, request, City.admin("admin"))).flaws();
    }

    /** Another call rotates between read and change. */
    private record OvertakenStore(InMemoryCredentialRepository store, RotateCredential other)
            implements CredentialRepository {

        @Override
        public Optional<Credential> findNow(String id) {
            Optional<Credential> found = store.findNow(id);
            other.rotate(id, new Request(WEEK, null, false), City.admin("admin"));
            return found;
        }

        @Override
        public boolean rotate(SecretHash current, Credential rotated) {
            return store.rotate(current, rotated);
        }

        @Override
        public Optional<Credential> find(String id) {
            return store.find(id);
        }

        @Override
        public void add(Credential credential) {
            store.add(credential);
        }

        @Override
        public Collection<Credential> findNow(Set<String> ids) {
            return store.findNow(ids);
        }

        @Override
        public List<Credential> all() {
            return store.all();
        }

        @Override
        public boolean revoke(String id, Instant when) {
            return store.revoke(id, when);
        }
    }
}
