package vn.chitieu.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.application.IssueCredential.Answer;
import vn.chitieu.ingestion.application.IssueCredential.Flaw;
import vn.chitieu.ingestion.application.IssueCredential.Wish;
import vn.chitieu.ingestion.domain.City;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.DoorAccounts;
import vn.chitieu.ingestion.domain.access.DoorUnavailableException;
import vn.chitieu.ingestion.domain.access.InMemoryCredentials;
import vn.chitieu.ingestion.domain.access.InMemoryDoorAccounts;
import vn.chitieu.ingestion.domain.access.Key;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.domain.access.SecretHash;

/** A key from its issue to its revocation. */
class KeysTest {

    private final SettableClock clock = new SettableClock();
    private final InMemoryCredentials store = new InMemoryCredentials();
    private final CachedCredentials credentials = new CachedCredentials(store, clock, Duration.ofSeconds(1));
    private final InMemoryDoorAccounts door = new InMemoryDoorAccounts();
    private final IssueCredential issue =
            new IssueCredential(credentials, door, City::catalog, new SecureRandom(), clock);
    private final RevokeCredential revoke = new RevokeCredential(credentials, door, clock);
    private final Authenticate authenticate = new Authenticate(credentials, SecretHash.of("first"));

    @Test
    void anIssuedKeyProvesItsCredential() {
        Answer.Issued issued = issued();

        assertThat(authenticate.authenticate(issued.key().text())).contains(issued.credential());
        assertThat(issued.credential().validity().createdAt()).isEqualTo(City.NOW);
        assertThat(issued.credential().secrets().current().matches(issued.key().secret()))
                .isTrue();
    }

    @Test
    void anotherSecretAnotherIdOrNoKeyProveNothing() {
        Key key = issued().key();
        Key other = issued().key();

        assertThat(authenticate.authenticate(new Key(key.credential(), other.secret()).text()))
                .isEmpty();
        assertThat(authenticate.authenticate("nonsense")).isEmpty();
        assertThat(authenticate.authenticate("x".repeat(100_000))).isEmpty();
        assertThat(authenticate.authenticate(Key.generate(new SecureRandom()).text()))
                .isEmpty();
    }

    @Test
    void theFirstAdministratorMayAdministerAndNothingElse() {
        assertThat(authenticate.authenticate("first").orElseThrow().rights()).containsExactly(Right.ADMIN);
        assertThat(new Authenticate(credentials, null).authenticate("first")).isEmpty();
    }

    @Test
    void aRevokedKeyProvesNothingAnyMore() {
        Answer.Issued issued = issued();
        authenticate.authenticate(issued.key().text());

        assertThat(revoke.revoke(issued.credential().id())).isTrue();

        assertThat(authenticate.authenticate(issued.key().text())).isEmpty();
        assertThat(revoke.revoke("nobody")).isFalse();
    }

    @Test
    void aRevocationElsewhereHoldsAfterASecond() {
        Answer.Issued issued = issued();
        authenticate.authenticate(issued.key().text());
        store.revoke(issued.credential().id(), clock.instant());

        clock.now = clock.now.plusMillis(999);
        assertThat(authenticate.authenticate(issued.key().text())).isPresent();
        clock.now = clock.now.plusMillis(1);
        assertThat(authenticate.authenticate(issued.key().text())).isEmpty();
    }

    @Test
    void aBusySenderCostsOneLookUpASecond() {
        String key = issued().key().text();

        for (int i = 0; i < 100; i++) {
            authenticate.authenticate(key);
        }

        assertThat(store.lookUps()).isOne();
    }

    @Test
    void aRevocationElsewhereHoldsAlsoAfterTheClockWasSetBack() {
        String key = issued().key().text();
        assertThat(authenticate.authenticate(key)).isPresent();
        store.all().forEach(credential -> store.revoke(credential.id(), clock.now));

        clock.now = clock.now.minus(Duration.ofHours(2));

        assertThat(authenticate.authenticate(key)).isEmpty();
    }

    @Test
    void saysAllThatIsWrongWithAWish() {
        Answer answer = issue.issue(new Wish("a\nb", Set.of(Right.REPORT), Set.of(), Set.of("BOTH"), Set.of(), false));

        assertThat(((Answer.Refused) answer).flaws())
                .extracting(Flaw::field)
                .containsExactly("name", "units", "indicators");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aCredentialWithADoorHasItsAccountUntilItIsRevoked() {
        Answer.Issued issued = (Answer.Issued) issue.issue(withDoor(Right.REPORT));

        assertThat(issued.credential().door()).isTrue();
        assertThat(issued.door())
                .isEqualTo(door.accounts().get(issued.credential().id()));
        assertThat(issued.toString()).doesNotContain(issued.door().password());

        revoke.revoke(issued.credential().id());
        assertThat(door.accounts()).isEmpty();
    }

    @Test
    void aCredentialIsVoidWhoseDoorCouldNotBeOpened() {
        door.answering(false);

        assertThatThrownBy(() -> issue.issue(withDoor(Right.REPORT))).isInstanceOf(DoorUnavailableException.class);

        assertThat(store.all()).singleElement().matches(Credential::isRevoked);
    }

    @Test
    void revokingAgainTakesAwayTheAccountThatCouldNotBeTakenAwayAtFirst() {
        Answer.Issued issued = (Answer.Issued) issue.issue(withDoor(Right.REPORT));
        door.answering(false);
        assertThatThrownBy(() -> revoke.revoke(issued.credential().id())).isInstanceOf(DoorUnavailableException.class);
        assertThat(authenticate.authenticate(issued.key().text())).isEmpty();

        door.answering(true);
        revoke.revoke(issued.credential().id());

        assertThat(door.accounts()).isEmpty();
    }

    @Test
    void aDoorIsForWhoReportsAndWhereThereIsOne() {
        var nowhere =
                new IssueCredential(credentials, DoorAccounts.NOT_CONFIGURED, City::catalog, new SecureRandom(), clock);

        assertThat(((Answer.Refused) nowhere.issue(withDoor(Right.REPORT))).flaws())
                .containsExactly(new Flaw("door", "expected false where no Kafka door is configured, got true"));
        assertThat(((Answer.Refused) issue.issue(withDoor(Right.READ))).flaws())
                .containsExactly(new Flaw("door", "expected true beside REPORT alone, got [READ]"));
    }

    private static Wish withDoor(Right right) {
        return new Wish("ward", Set.of(right), Set.of("north"), Set.of(), Set.of(), true);
    }

    private Answer.Issued issued() {
        return (Answer.Issued)
                issue.issue(new Wish("ward", Set.of(Right.REPORT), Set.of("north"), Set.of("LAND"), Set.of(), false));
    }

    private static final class SettableClock extends Clock {
        Instant now = City.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
