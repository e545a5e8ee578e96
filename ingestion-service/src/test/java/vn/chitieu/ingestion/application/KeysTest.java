package vn.chitieu.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.chitieu.ingestion.domain.access.InMemoryCredentials;
import vn.chitieu.ingestion.domain.access.Key;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.domain.access.SecretHash;

/** A key from its issue to its revocation. */
class KeysTest {

    private final SettableClock clock = new SettableClock();
    private final InMemoryCredentials store = new InMemoryCredentials();
    private final CachedCredentials credentials = new CachedCredentials(store, clock, Duration.ofSeconds(1));
    private final IssueCredential issue = new IssueCredential(credentials, City::catalog, new SecureRandom(), clock);
    private final RevokeCredential revoke = new RevokeCredential(credentials, clock);
    private final Authenticate authenticate = new Authenticate(credentials, SecretHash.of("first"));

    @Test
    void anIssuedKeyProvesItsCredential() {
        Answer.Issued issued = issued();

        assertThat(authenticate.authenticate(issued.key().text())).contains(issued.credential());
        assertThat(issued.credential().createdAt()).isEqualTo(City.NOW);
        assertThat(issued.credential().secretHash().matches(issued.key().secret()))
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
        Answer answer = issue.issue(new Wish("a\nb", Set.of(Right.REPORT), Set.of(), Set.of("BOTH"), Set.of()));

        assertThat(((Answer.Refused) answer).flaws())
                .extracting(Flaw::field)
                .containsExactly("name", "units", "indicators");
        assertThat(store.all()).isEmpty();
    }

    private Answer.Issued issued() {
        return (Answer.Issued)
                issue.issue(new Wish("ward", Set.of(Right.REPORT), Set.of("north"), Set.of("LAND"), Set.of()));
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
