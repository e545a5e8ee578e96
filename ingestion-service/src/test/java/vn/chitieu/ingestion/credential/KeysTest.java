package vn.chitieu.ingestion.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.AuditEntry;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.authentication.AuthenticationFailure;
import vn.chitieu.ingestion.authentication.KeyAuthenticator;
import vn.chitieu.ingestion.credential.IssueCredential.Answer;
import vn.chitieu.ingestion.credential.IssueCredential.Request;
import vn.chitieu.support.problem.UnavailableException;

/** A key from its issue to its revocation. */
class KeysTest {

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryCredentialRepository store = new InMemoryCredentialRepository();
    private final CachedCredentialRepository credentials =
            new CachedCredentialRepository(store, clock, Duration.ofSeconds(1));
    private final InMemoryWardAccounts door = new InMemoryWardAccounts();
    private final InMemoryAuditRepository trail = new InMemoryAuditRepository();
    private final AuditService audit = new AuditService(trail, City.days(), clock);
    private final IssueCredential issue =
            new IssueCredential(credentials, door, audit, City.catalogs(), new SecureRandom(), clock);
    private final RevokeCredential revoke = new RevokeCredential(credentials, door, audit, clock);
    private final KeyAuthenticator authenticate = new KeyAuthenticator(credentials, SecretHash.of("first"), clock);

    @Test
    void anIssuedKeyProvesItsCredential() {
        Answer.Issued issued = issued();

        assertThat(prove(issued.key())).isEqualTo(new AuthenticationFailure.Proven(issued.credential()));
        assertThat(issued.credential().validity().createdAt()).isEqualTo(City.NOW);
        assertThat(issued.credential().secrets().current().matches(issued.key().secret()))
                .isTrue();
    }

    @Test
    void anotherSecretAnotherIdOrNoKeyProveNothing() {
        ApiKey key = issued().key();
        ApiKey other = issued().key();

        assertThat(authenticate.authenticate(new ApiKey(key.credential(), other.secret()).text()))
                .isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(authenticate.authenticate("nonsense")).isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(authenticate.authenticate("x".repeat(100_000))).isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(authenticate.authenticate(ApiKey.generate(new SecureRandom()).text()))
                .isInstanceOf(AuthenticationFailure.Unknown.class);
    }

    @Test
    void theFirstAdministratorMayAdministerAndNothingElse() {
        assertThat(authenticate.authenticate("first"))
                .isInstanceOfSatisfying(
                        AuthenticationFailure.Proven.class,
                        proven -> assertThat(proven.credential().rights()).containsExactly(Right.ADMIN));
        assertThat(new KeyAuthenticator(credentials, null, clock).authenticate("first"))
                .isInstanceOf(AuthenticationFailure.Unknown.class);
    }

    @Test
    void aRevokedKeyProvesNothingAnyMore() {
        Answer.Issued issued = issued();
        authenticate.authenticate(issued.key().text());

        assertThat(revoke.revoke(issued.credential().id(), City.admin("admin"))).isTrue();

        assertThat(authenticate.authenticate(issued.key().text())).isInstanceOf(AuthenticationFailure.Unknown.class);
        assertThat(revoke.revoke("nobody", City.admin("admin"))).isFalse();
    }

    @Test
    void aRevocationElsewhereHoldsAfterASecond() {
        Answer.Issued issued = issued();
        authenticate.authenticate(issued.key().text());
        store.revoke(issued.credential().id(), clock.instant());

        clock.pass(Duration.ofMillis(700));
        assertThat(authenticate.authenticate(issued.key().text())).isInstanceOf(AuthenticationFailure.Proven.class);
        clock.pass(Duration.ofMillis(300));
        assertThat(authenticate.authenticate(issued.key().text())).isInstanceOf(AuthenticationFailure.Unknown.class);
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
        assertThat(authenticate.authenticate(key)).isInstanceOf(AuthenticationFailure.Proven.class);
        store.all().forEach(credential -> store.revoke(credential.id(), clock.instant()));

        clock.pass(Duration.ofHours(-2));

        assertThat(authenticate.authenticate(key)).isInstanceOf(AuthenticationFailure.Unknown.class);
    }

    @Test
    void saysAllThatIsWrongWithARequest() {
        Answer answer = issue.issue(
                new Request(
                        "a\nb",
                        Set.of(Right.REPORT),
                        Set.of(),
                        Set.of("BOTH"),
                        Set.of(),
                        null,
                        false,
                        RateLimit.AS_FOR_ALL,
                        City.ID),
                "admin");

        assertThat(((Answer.Refused) answer).flaws())
                .extracting(Flaw::field)
                .containsExactly("name", "units", "indicators");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aCredentialWithADoorHasItsAccountUntilItIsRevoked() {
        Answer.Issued issued = (Answer.Issued) issue.issue(withKafkaAccount(Right.REPORT), "admin");

        assertThat(issued.credential().door()).isTrue();
        assertThat(issued.door())
                .isEqualTo(door.accounts().get(issued.credential().id()));
        assertThat(issued.toString()).doesNotContain(issued.door().password());

        revoke.revoke(issued.credential().id(), City.admin("admin"));
        assertThat(door.accounts()).isEmpty();
    }

    @Test
    void aCredentialIsVoidWhoseDoorCouldNotBeOpened() {
        door.answering(false);

        assertThatThrownBy(() -> issue.issue(withKafkaAccount(Right.REPORT), "admin"))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.DOOR_UNAVAILABLE);

        assertThat(store.all()).singleElement().matches(Credential::isRevoked);
    }

    @Test
    void revokingAgainTakesAwayTheAccountThatCouldNotBeTakenAwayAtFirst() {
        Answer.Issued issued = (Answer.Issued) issue.issue(withKafkaAccount(Right.REPORT), "admin");
        door.answering(false);
        assertThatThrownBy(() -> revoke.revoke(issued.credential().id(), City.admin("admin")))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.DOOR_UNAVAILABLE);
        assertThat(authenticate.authenticate(issued.key().text())).isInstanceOf(AuthenticationFailure.Unknown.class);

        door.answering(true);
        revoke.revoke(issued.credential().id(), City.admin("admin"));

        assertThat(door.accounts()).isEmpty();
    }

    @Test
    void aDoorIsForWhoReportsAndWhereThereIsOne() {
        var nowhere = new IssueCredential(
                credentials, WardAccounts.NOT_CONFIGURED, audit, City.catalogs(), new SecureRandom(), clock);

        assertThat(((Answer.Refused) nowhere.issue(withKafkaAccount(Right.REPORT), "admin")).flaws())
                .containsExactly(new Flaw("door", "expected false where no Kafka door is configured, got true"));
        assertThat(((Answer.Refused) issue.issue(withKafkaAccount(Right.READ), "admin")).flaws())
                .containsExactly(new Flaw("door", "expected true beside REPORT alone, got [READ]"));
        Request someIndicators = new Request(
                "ward",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of("LAND"),
                Set.of(),
                null,
                true,
                RateLimit.AS_FOR_ALL,
                City.ID);
        assertThat(((Answer.Refused) issue.issue(someIndicators, "admin")).flaws())
                .extracting(Flaw::field)
                .containsExactly("door");
    }

    @Test
    void whatIsDoneWithACredentialStandsInTheAuditWithoutASecret() {
        Answer.Issued issued = issued();
        revoke.revoke(issued.credential().id(), City.admin("first-admin"));
        revoke.revoke(issued.credential().id(), City.admin("first-admin"));
        revoke.revoke("nobody", City.admin("first-admin"));

        assertThat(trail.changes())
                .extracting(AuditEntry.Changed::change)
                .containsExactly(AuditEntry.Change.ISSUED, AuditEntry.Change.REVOKED);
        assertThat(trail.changes()).allSatisfy(change -> {
            assertThat(change.subject()).isEqualTo(issued.credential().id());
            assertThat(change.details()).containsEntry("units", "north").containsEntry("rights", "REPORT");
            assertThat(change.toString()).doesNotContain(issued.key().secret());
        });
    }

    @Test
    void nothingIsIssuedThatTheAuditDoesNotKnow() {
        trail.answering(false);

        assertThatThrownBy(this::issued)
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);

        assertThat(store.all()).isEmpty();
    }

    private AuthenticationFailure prove(ApiKey key) {
        return authenticate.authenticate(key.text());
    }

    private static Request withKafkaAccount(Right right) {
        return new Request(
                "ward", Set.of(right), Set.of("north"), Set.of(), Set.of(), null, true, RateLimit.AS_FOR_ALL, City.ID);
    }

    private Answer.Issued issued() {
        return (Answer.Issued) issue.issue(
                new Request(
                        "ward",
                        Set.of(Right.REPORT),
                        Set.of("north"),
                        Set.of("LAND"),
                        Set.of(),
                        null,
                        false,
                        RateLimit.AS_FOR_ALL,
                        City.ID),
                "admin");
    }
}
