package vn.chitieu.ingestion.kafkaingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.InMemoryCredentialRepository;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;

class WardSenderResolverTest {

    private static final Instant NOON = City.NOW;

    private final InMemoryCredentialRepository store = new InMemoryCredentialRepository();
    private final SettableClock clock = new SettableClock(NOON);
    private final WardSenderResolver senders = new WardSenderResolver(store, clock, Duration.ofSeconds(1));

    @Test
    void theOneThatHasAnAccountForTheUnitIsNamed() {
        issue("a", true, Set.of("north"), NOON.minusSeconds(600), null, null);
        issue("b", false, Set.of("north"), NOON.minusSeconds(600), null, null);
        issue("c", true, Set.of("south"), NOON.minusSeconds(600), null, null);

        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a");
    }

    @Test
    void anAccountOfAUnitOfAnotherCityIsNotNamed() {
        issue("a", true, Set.of("north"), NOON.minusSeconds(600), null, null);

        assertThat(senders.of(new UnitOfCity("vinh", "north"), NOON)).isEmpty();
        assertThat(senders.only(new UnitOfCity("vinh", "north"), NOON)).isEmpty();
    }

    @Test
    void severalAreAllNamed() {
        issue("b", true, Set.of("north", "south"), NOON.minusSeconds(600), null, null);
        issue("a", true, Set.of("north"), NOON.minusSeconds(600), null, null);

        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a|b");
        assertThat(senders.of(new UnitOfCity("hue", "south"), NOON)).hasValue("b");
    }

    @Test
    void whereNoSenderIsKnownNoneIsNamed() {
        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).isEmpty();
    }

    /** A record may lie there for days before it is read: who had the account when it came wrote it. */
    @Test
    void whoHadTheAccountThenIsNamed() {
        Instant handedOver = NOON.minusSeconds(86_400);
        issue("old", true, Set.of("north"), NOON.minusSeconds(864_000), null, handedOver);
        issue("new", true, Set.of("north"), handedOver, null, null);
        issue("expired", true, Set.of("south"), NOON.minusSeconds(864_000), handedOver, null);

        assertThat(senders.of(new UnitOfCity("hue", "north"), handedOver.minusSeconds(61)))
                .hasValue("old");
        assertThat(senders.of(new UnitOfCity("hue", "north"), handedOver)).hasValue("new|old");
        assertThat(senders.of(new UnitOfCity("hue", "north"), handedOver.plusSeconds(60)))
                .hasValue("new");
        assertThat(senders.of(new UnitOfCity("hue", "south"), handedOver.plusSeconds(59)))
                .hasValue("expired");
        assertThat(senders.of(new UnitOfCity("hue", "south"), handedOver.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void moreThanAnEventHasRoomForAreNotNamed() {
        for (int i = 10; i < 45; i++) {
            issue("c" + i, true, Set.of("north"), NOON.minusSeconds(600), null, null);
        }
        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).isEmpty();
    }

    @Test
    void looksOnceInAMoment() {
        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).isEmpty();
        issue("a", true, Set.of("north"), NOON, null, null);

        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(senders.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a");
    }

    /** The ingress must not stop because the store of credentials does not answer. */
    @Test
    void goesOnByWhatItKnewWhileTheStoreIsAwayAndAsksItSeldom() {
        Outage outage = new Outage();
        WardSenderResolver during = new WardSenderResolver(outage, clock, Duration.ofSeconds(1));
        outage.credentials.add(credential("a", true, Set.of("north"), NOON.minusSeconds(600), null, null));
        assertThat(during.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a");

        outage.isAway = true;
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 29; i++) {
            assertThat(during.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a");
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(outage.asked).isEqualTo(2);

        outage.isAway = false;
        outage.credentials.clear();
        clock.pass(Duration.ofSeconds(1));
        assertThat(during.of(new UnitOfCity("hue", "north"), NOON)).isEmpty();
    }

    /** The ingress of all cities must not stop because of one credential. */
    @Test
    void goesOnByWhatItKnewWhereALookUpFails() {
        Outage outage = new Outage();
        WardSenderResolver during = new WardSenderResolver(outage, clock, Duration.ofSeconds(1));
        outage.credentials.add(credential("a", true, Set.of("north"), NOON.minusSeconds(600), null, null));
        assertThat(during.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a");

        outage.isDamaged = true;
        clock.pass(Duration.ofSeconds(1));

        assertThat(during.of(new UnitOfCity("hue", "north"), NOON)).hasValue("a");
        assertThat(during.only(new UnitOfCity("hue", "north"), NOON))
                .map(Credential::id)
                .hasValue("a");
    }

    private void issue(
            String id,
            boolean door,
            Set<String> units,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        store.add(credential(id, door, units, createdAt, expiresAt, revokedAt));
    }

    private static Credential credential(
            String id,
            boolean door,
            Set<String> units,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        return new Credential(
                id,
                id,
                Set.of(Right.REPORT),
                units,
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(createdAt, expiresAt, revokedAt),
                door,
                RateLimit.AS_FOR_ALL,
                "hue");
    }

    /** Answers, or does not; counts how often it is asked for all. */
    private static final class Outage implements CredentialRepository {

        final List<Credential> credentials = new ArrayList<>();
        boolean isAway;
        boolean isDamaged;
        int asked;

        @Override
        public List<Credential> all() {
            asked++;
            if (isAway) {
                throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
            }
            if (isDamaged) {
                throw new IllegalArgumentException("expected a right, got another");
            }
            return List.copyOf(credentials);
        }

        @Override
        public void add(Credential credential) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Credential> find(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Credential> findNow(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Collection<Credential> findNow(Set<String> ids) {
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
