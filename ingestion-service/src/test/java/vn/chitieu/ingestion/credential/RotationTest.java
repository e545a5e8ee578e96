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
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.InMemoryAuditTrail;
import vn.chitieu.ingestion.audit.RecordChange;
import vn.chitieu.ingestion.authentication.Authenticate;
import vn.chitieu.ingestion.authentication.Proof;
import vn.chitieu.ingestion.credential.IssueCredential.Flaw;
import vn.chitieu.ingestion.credential.RotateCredential.Answer;
import vn.chitieu.ingestion.credential.RotateCredential.Wish;
import vn.chitieu.ingestion.problem.DoorUnavailableException;

/** A key that runs out, and one that takes the place of another; two instances share the store. */
class RotationTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryCredentials store = new InMemoryCredentials();
    private final InMemoryDoorAccounts door = new InMemoryDoorAccounts();
    private final CachedCredentials here = new CachedCredentials(store, clock, MOMENT);
    private final CachedCredentials elsewhere = new CachedCredentials(store, clock, MOMENT);
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    private final RecordChange audit = new RecordChange(trail, City::catalog, clock);
    private final RotateCredential rotate = new RotateCredential(here, door, audit, new SecureRandom(), clock);

    @Test
    void bothKeysHoldDuringTheOverlapAndThenTheNewOneAlone() {
        Key old = issued(null);
        Key fresh = rotated(old, WEEK).key();

        assertThat(fresh.credential()).isEqualTo(old.credential());
        assertThat(prove(here, old)).isInstanceOf(Proof.Proven.class);
        assertThat(prove(here, fresh)).isInstanceOf(Proof.Proven.class);

        clock.pass(WEEK.minusMillis(1));
        assertThat(prove(here, old)).isInstanceOf(Proof.Proven.class);
        clock.pass(Duration.ofMillis(1));
        assertThat(prove(here, old)).isEqualTo(new Proof.Expired(old.credential(), City.NOW.plus(WEEK)));
        assertThat(prove(here, fresh)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void theNewKeyHoldsAtOnceWhereTheCredentialIsRememberedAsItWas() {
        Key old = issued(null);
        assertThat(prove(elsewhere, old)).isInstanceOf(Proof.Proven.class);

        Key fresh = rotated(old, WEEK).key();

        assertThat(prove(elsewhere, fresh)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void withoutOverlapTheOldKeyIsVoidAfterAMomentElsewhereAndAtOnceHere() {
        Key old = issued(null);
        assertThat(prove(elsewhere, old)).isInstanceOf(Proof.Proven.class);

        rotated(old, Duration.ZERO);

        assertThat(prove(here, old)).isInstanceOf(Proof.Expired.class);
        clock.pass(MOMENT);
        assertThat(prove(elsewhere, old)).isInstanceOf(Proof.Expired.class);
    }

    @Test
    void ofThreeKeysTheFirstIsVoid() {
        Key first = issued(null);
        Key second = rotated(first, WEEK).key();
        Key third = rotated(second, WEEK).key();

        assertThat(prove(here, first)).isInstanceOf(Proof.Unknown.class);
        assertThat(prove(here, second)).isInstanceOf(Proof.Proven.class);
        assertThat(prove(here, third)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void aKeyRunsOutByItselfAlsoWhereItIsRemembered() {
        Instant expiry = City.NOW.plusSeconds(10);
        Key key = issued(expiry);
        clock.pass(Duration.ofMillis(9_999));
        assertThat(prove(elsewhere, key)).isInstanceOf(Proof.Proven.class);

        clock.pass(Duration.ofMillis(1));

        assertThat(prove(elsewhere, key)).isEqualTo(new Proof.Expired(key.credential(), expiry));
        assertThat(prove(here, new Key(key.credential(), "A".repeat(43)))).isInstanceOf(Proof.Unknown.class);
    }

    @Test
    void whatRanOutLivesOnWithANewKeyAndANewExpiryAndTheOldKeyStaysVoid() {
        Key old = issued(City.NOW.plusSeconds(10));
        clock.pass(Duration.ofDays(1));
        assertThat(refused(old.credential(), new Wish(WEEK, null, false)))
                .containsExactly(
                        new Flaw("expiresAt", "expected a time in the future for a credential that expired, got none"));

        Instant later = clock.instant().plus(WEEK);
        var answer = (Answer.Rotated) rotate.rotate(old.credential(), new Wish(WEEK, later, false), "admin");

        assertThat(answer.credential().validity().expiresAt()).isEqualTo(later);
        assertThat(prove(here, answer.key())).isInstanceOf(Proof.Proven.class);
        assertThat(prove(here, old)).isInstanceOf(Proof.Expired.class);
    }

    @Test
    void anExpiryBindsTheFormerKeyToo() {
        Key old = issued(City.NOW.plusSeconds(10));
        rotated(old, WEEK);

        clock.pass(Duration.ofSeconds(10));

        assertThat(prove(here, old)).isInstanceOf(Proof.Expired.class);
    }

    @Test
    void aRevocationVoidsBothKeys() {
        Key old = issued(null);
        Key fresh = rotated(old, WEEK).key();

        new RevokeCredential(here, door, audit, clock).revoke(old.credential(), "admin");

        assertThat(prove(here, old)).isInstanceOf(Proof.Unknown.class);
        assertThat(prove(here, fresh)).isInstanceOf(Proof.Unknown.class);
        assertThat(rotate.rotate(old.credential(), new Wish(WEEK, null, false), "admin"))
                .isInstanceOf(Answer.Revoked.class);
    }

    @Test
    void saysAllThatIsWrongWithAWish() {
        Key key = issued(null);
        Instant past = City.NOW.minusSeconds(1);

        assertThat(refused(key.credential(), new Wish(Duration.ofDays(31), past, true)))
                .extracting(Flaw::field)
                .containsExactly("overlap", "expiresAt", "door");
        assertThat(refused(key.credential(), new Wish(Duration.ofSeconds(-1), null, false)))
                .extracting(Flaw::field)
                .containsExactly("overlap");
        assertThat(rotate.rotate("nobody", new Wish(WEEK, null, false), "admin"))
                .isInstanceOf(Answer.Nobody.class);
        assertThat(prove(here, key)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void ofTwoRotationsAtOnceTheSecondIsTold() {
        Key old = issued(null);
        var slow = new RotateCredential(new OvertakenStore(store, rotate), door, audit, new SecureRandom(), clock);

        assertThat(slow.rotate(old.credential(), new Wish(WEEK, null, false), "admin"))
                .isInstanceOf(Answer.Overtaken.class);
        assertThat(prove(here, old)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void theDoorGetsANewPasswordOnlyIfWishedAndTheKeyStaysWhereItCannot() {
        Key key = issuedWithDoor();
        var without = (Answer.Rotated) rotate.rotate(key.credential(), new Wish(WEEK, null, false), "admin");
        var with = (Answer.Rotated) rotate.rotate(key.credential(), new Wish(WEEK, null, true), "admin");
        door.answering(false);

        assertThatThrownBy(() -> rotate.rotate(key.credential(), new Wish(WEEK, null, true), "admin"))
                .isInstanceOf(DoorUnavailableException.class);

        assertThat(without.door()).isNull();
        assertThat(with.door()).isEqualTo(door.accounts().get(key.credential()));
        assertThat(prove(here, with.key())).isInstanceOf(Proof.Proven.class);
    }

    private Proof prove(CachedCredentials instance, Key key) {
        return new Authenticate(instance, null, clock).authenticate(key.text());
    }

    private Key issued(@Nullable Instant expiresAt) {
        return issue(new IssueCredential.Wish(
                "ward", Set.of(Right.REPORT), Set.of("north"), Set.of(), Set.of(), expiresAt, false, Pace.AS_FOR_ALL));
    }

    private Key issuedWithDoor() {
        return issue(new IssueCredential.Wish(
                "ward", Set.of(Right.REPORT), Set.of("north"), Set.of(), Set.of(), null, true, Pace.AS_FOR_ALL));
    }

    private Key issue(IssueCredential.Wish wish) {
        var issue = new IssueCredential(here, door, audit, City::catalog, new SecureRandom(), clock);
        return ((IssueCredential.Answer.Issued) issue.issue(wish, "admin")).key();
    }

    private Answer.Rotated rotated(Key key, Duration overlap) {
        return (Answer.Rotated) rotate.rotate(key.credential(), new Wish(overlap, null, false), "admin");
    }

    private List<Flaw> refused(String id, Wish wish) {
        return ((Answer.Refused) rotate.rotate(id, wish, "admin")).flaws();
    }

    /** Somebody else rotates between look and change. */
    private record OvertakenStore(InMemoryCredentials store, RotateCredential other) implements Credentials {

        @Override
        public Optional<Credential> findNow(String id) {
            Optional<Credential> found = store.findNow(id);
            other.rotate(id, new Wish(WEEK, null, false), "admin");
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
