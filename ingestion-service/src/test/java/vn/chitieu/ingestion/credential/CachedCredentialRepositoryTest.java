package vn.chitieu.ingestion.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.support.problem.UnavailableException;

class CachedCredentialRepositoryTest {

    private static final List<String> IDS =
            IntStream.range(0, 34).mapToObj("%016d"::formatted).toList();

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryCredentialRepository store = new InMemoryCredentialRepository();
    private final CachedCredentialRepository cached =
            new CachedCredentialRepository(store, clock, Duration.ofSeconds(1));

    CachedCredentialRepositoryTest() {
        IDS.forEach(id -> store.add(aCredential(id).of("north").build()));
    }

    @Test
    void manyBusySendersCostNoMoreThanOne() {
        allAreAsked();
        int before = store.lookUps();

        for (int tenth = 0; tenth < 100; tenth++) {
            clock.pass(Duration.ofMillis(100));
            allAreAsked();
        }

        assertThat(before).isEqualTo(IDS.size());
        assertThat(store.lookUps() - before).isBetween(10, 14);
    }

    @Test
    void whatAnotherInstanceRevokedIsVoidWithinTheMoment() {
        for (int start = 0; start < 10; start++) {
            clock.pass(Duration.ofMillis(100));
            allAreAsked();
        }
        store.revoke(IDS.get(7), clock.instant());
        Instant revoked = clock.instant();

        while (!cached.find(IDS.get(7)).orElseThrow().isRevoked()) {
            assertThat(clock.instant()).isBefore(revoked.plusSeconds(1));
            clock.pass(Duration.ofMillis(10));
            cached.find(IDS.get(8));
        }
    }

    @Test
    void whoIsAskedForNoMoreIsForgotten() {
        allAreAsked();
        for (int tenth = 0; tenth < 20; tenth++) {
            clock.pass(Duration.ofMillis(100));
            cached.find(IDS.get(0));
        }
        int before = store.lookUps();

        cached.find(IDS.get(1));

        assertThat(store.lookUps()).isEqualTo(before + 1);
    }

    @Test
    void anAbsentStoreIsFeltWhenTheMomentIsOverAndNotBefore() {
        CachedCredentialRepository away =
                new CachedCredentialRepository(new LostStore(store), clock, Duration.ofSeconds(1));
        assertThat(away.find(IDS.get(0))).isPresent();
        assertThat(away.find(IDS.get(0))).isPresent();

        clock.pass(Duration.ofMillis(900));
        assertThat(away.find(IDS.get(0))).isPresent();

        clock.pass(Duration.ofMillis(100));
        assertThatThrownBy(() -> away.find(IDS.get(0)))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);
    }

    /** One document that cannot be read fails a look-up of many: each sender is then looked up by itself. */
    @Test
    void aLookUpOfManyThatFailsIsFeltByNoSenderThatIsFoundAlone() {
        CachedCredentialRepository failing =
                new CachedCredentialRepository(new FailingForMany(store), clock, Duration.ofSeconds(1));
        for (int tenth = 0; tenth < 30; tenth++) {
            assertThat(failing.find(IDS.get(0))).isPresent();
            clock.pass(Duration.ofMillis(100));
        }
        store.revoke(IDS.get(0), clock.instant());
        clock.pass(Duration.ofSeconds(1));

        assertThat(failing.find(IDS.get(0))).map(Credential::isRevoked).hasValue(true);
    }

    private void allAreAsked() {
        IDS.forEach(id -> assertThat(cached.find(id)).isPresent());
    }

    /** Answers once. */
    private static final class LostStore extends LookUps {

        private final InMemoryCredentialRepository store;
        private boolean isLost;

        LostStore(InMemoryCredentialRepository store) {
            this.store = store;
        }

        @Override
        public Optional<Credential> findNow(String id) {
            if (isLost) {
                throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
            }
            isLost = true;
            return store.findNow(id);
        }

        @Override
        public Collection<Credential> findNow(Set<String> ids) {
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
        }
    }

    /** Answers about one at a time. */
    private static final class FailingForMany extends LookUps {

        private final InMemoryCredentialRepository store;

        FailingForMany(InMemoryCredentialRepository store) {
            this.store = store;
        }

        @Override
        public Optional<Credential> findNow(String id) {
            return store.findNow(id);
        }

        @Override
        public Collection<Credential> findNow(Set<String> ids) {
            throw new IllegalArgumentException("expected a right, got another");
        }
    }

    private abstract static class LookUps implements CredentialRepository {

        @Override
        public Optional<Credential> find(String id) {
            return findNow(id);
        }

        @Override
        public void add(Credential credential) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Credential> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(String id, Instant when) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean rotate(SecretHash current, Credential rotated) {
            throw new UnsupportedOperationException();
        }
    }
}
