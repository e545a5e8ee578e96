package vn.chitieu.ingestion.credential.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.InMemoryCredentialRepository;
import vn.chitieu.ingestion.credential.InMemoryWardAccounts;
import vn.chitieu.ingestion.credential.IssueCredential;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.RevokeCredential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.RotateCredential;
import vn.chitieu.support.problem.UnavailableException;

/** An account at the Kafka ingress ends with its credential. */
class ExpiredAccountCleanupTest {

    private static final Instant TOMORROW = City.NOW.plus(Duration.ofDays(1));

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryCredentialRepository credentials = new InMemoryCredentialRepository();
    private final InMemoryWardAccounts door = new InMemoryWardAccounts();
    private final AuditService audit = new AuditService(new InMemoryAuditRepository(), City.days(), clock);
    private final IssueCredential issue =
            new IssueCredential(credentials, door, audit, City.catalogs(), new SecureRandom(), clock);
    private final RotateCredential rotate = new RotateCredential(credentials, door, audit, new SecureRandom(), clock);
    private final RevokeCredential revoke = new RevokeCredential(credentials, door, audit, clock);
    private final ExpiredAccountCleanup closeVoid = new ExpiredAccountCleanup(credentials, door, clock);

    @Test
    void closesTheAccountOfACredentialThatExpiredAndNoOther() {
        String lasting = issued(null).id();
        String ending = issued(TOMORROW).id();

        closeVoid.close();
        assertThat(door.opened()).containsExactlyInAnyOrder(lasting, ending);

        clock.pass(Duration.ofDays(1));
        closeVoid.close();
        assertThat(door.opened()).containsExactly(lasting);
    }

    @Test
    void closesWhatARevocationCouldNot() {
        Credential credential = issued(null);
        door.answering(false);
        assertThatThrownBy(() -> revoke.revoke(credential.id(), City.admin("admin")))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.DOOR_UNAVAILABLE);
        assertThatThrownBy(closeVoid::close)
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.DOOR_UNAVAILABLE);

        door.answering(true);
        closeVoid.close();

        assertThat(door.opened()).isEmpty();
    }

    @Test
    void anAccountThatCannotBeClosedHoldsUpNoOther() {
        String first = issued(TOMORROW).id();
        clock.pass(Duration.ofSeconds(1));
        String second = issued(TOMORROW).id();
        door.stuck(first);
        clock.pass(Duration.ofDays(1));

        closeVoid.close();
        assertThat(door.opened()).containsExactly(first);

        door.stuck("");
        closeVoid.close();
        assertThat(door.opened()).doesNotContain(first, second);
    }

    @Test
    void leavesTheAccountsOfOthersAlone() {
        new IssueCredential(new InMemoryCredentialRepository(), door, audit, City.catalogs(), new SecureRandom(), clock)
                .issue(request(null), "admin");

        closeVoid.close();

        assertThat(door.opened()).hasSize(1);
    }

    @Test
    void aCredentialThatExpiredGetsItsAccountBackByARotationThatAsksForIt() {
        String id = issued(TOMORROW).id();
        clock.pass(Duration.ofDays(2));
        closeVoid.close();
        Instant later = clock.instant().plus(Duration.ofDays(9));

        rotate.rotate(id, new RotateCredential.Request(Duration.ZERO, later, true), City.admin("admin"));
        closeVoid.close();

        assertThat(door.opened()).containsExactly(id);
    }

    private Credential issued(Instant expiresAt) {
        return ((IssueCredential.Answer.Issued) issue.issue(request(expiresAt), "admin")).credential();
    }

    private static IssueCredential.Request request(Instant expiresAt) {
        return new IssueCredential.Request(
                "ward",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of(),
                Set.of(),
                expiresAt,
                true,
                RateLimit.AS_FOR_ALL,
                City.ID);
    }
}
