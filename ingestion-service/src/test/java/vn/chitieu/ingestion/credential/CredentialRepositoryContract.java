package vn.chitieu.ingestion.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of credentials keeps to. */
public abstract class CredentialRepositoryContract {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00.123Z");

    private CredentialRepository credentials;

    /** Returns an empty store. */
    protected abstract CredentialRepository empty();

    @BeforeEach
    final void start() {
        credentials = empty();
    }

    @Test
    public void findsWhatWasAddedInEveryPart() {
        Credential credential = credential("a", NOON);
        credentials.add(credential);

        assertThat(credentials.find("a")).contains(credential);
        assertThat(credentials.find("b")).isEmpty();
        assertThat(credentials.find("")).isEmpty();
    }

    @Test
    public void refusesAnIdThatIsTaken() {
        credentials.add(credential("a", NOON));

        assertThatThrownBy(() -> credentials.add(credential("a", NOON.plusSeconds(1))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(credentials.all()).containsExactly(credential("a", NOON));
    }

    @Test
    public void findsSeveralAtOnce() {
        credentials.add(credential("a", NOON));
        credentials.add(credential("b", NOON));
        credentials.add(credential("c", NOON));
        credentials.revoke("b", NOON.plusSeconds(5));

        assertThat(credentials.findNow(Set.of("a", "b", "nobody")))
                .containsExactlyInAnyOrder(
                        credential("a", NOON), credential("b", NOON).revoked(NOON.plusSeconds(5)));
        assertThat(credentials.findNow(Set.of())).isEmpty();
    }

    @Test
    public void listsTheOldestFirst() {
        credentials.add(credential("c", NOON));
        credentials.add(credential("b", NOON.plusSeconds(1)));
        credentials.add(credential("a", NOON));

        assertThat(credentials.all()).extracting(Credential::id).containsExactly("a", "c", "b");
    }

    @Test
    public void listsThoseOfACityTheOldestFirst() {
        credentials.add(credential("b", NOON.plusSeconds(1)));
        credentials.add(credential("a", NOON));
        credentials.add(credential("c", NOON).of("hue"));
        credentials.add(credential("d", NOON).of(Credential.ALL_CITIES));

        assertThat(credentials.of(City.ID)).extracting(Credential::id).containsExactly("a", "b");
        assertThat(credentials.of("hue")).extracting(Credential::id).containsExactly("c");
        assertThat(credentials.of("vinh")).isEmpty();
    }

    @Test
    public void knowsThoseWithAnAccountAtKafka() {
        Credential without = credential("b", NOON);
        credentials.add(credential("a", NOON));
        credentials.add(new Credential(
                "b",
                without.name(),
                without.rights(),
                without.units(),
                without.indicators(),
                without.owners(),
                without.secrets(),
                without.validity(),
                false,
                without.pace(),
                null));

        assertThat(credentials.withKafkaAccount()).extracting(Credential::id).containsExactly("a");
    }

    @Test
    public void revokesOnceAndForAll() {
        credentials.add(credential("a", NOON));

        assertThat(credentials.revoke("a", NOON.plusSeconds(5))).isTrue();
        assertThat(credentials.revoke("a", NOON.plusSeconds(9))).isTrue();

        assertThat(credentials.find("a").orElseThrow().validity().revokedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(credentials.all()).singleElement().matches(Credential::isRevoked);
    }

    @Test
    public void saysThatThereIsNothingToRevoke() {
        assertThat(credentials.revoke("nobody", NOON)).isFalse();
        assertThat(credentials.all()).isEmpty();
    }

    @Test
    public void rotatesWhatHasNotBeenRotatedMeanwhile() {
        Credential before = credential("a", NOON);
        credentials.add(before);
        Credential after = before.with(before.secrets().rotated(SecretHash.of("new"), NOON.plusSeconds(60)))
                .expiring(NOON.plusSeconds(7_200));

        assertThat(credentials.rotate(before.secrets().current(), after)).isTrue();
        assertThat(credentials.find("a")).contains(after);
        assertThat(credentials.findNow("a")).contains(after);

        assertThat(credentials.rotate(before.secrets().current(), before)).isFalse();
        assertThat(credentials.find("a")).contains(after);
        assertThat(credentials.rotate(SecretHash.of("b"), credential("b", NOON)))
                .isFalse();
        assertThat(credentials.all()).hasSize(1);
    }

    @Test
    public void aRotationDoesNotUndoARevocation() {
        Credential before = credential("a", NOON);
        credentials.add(before);
        credentials.revoke("a", NOON.plusSeconds(5));

        credentials.rotate(
                before.secrets().current(),
                before.with(KeySecrets.of(SecretHash.of("new"))).expiring(null));

        assertThat(credentials.find("a"))
                .contains(before.with(KeySecrets.of(SecretHash.of("new")))
                        .expiring(null)
                        .revoked(NOON.plusSeconds(5)));
    }

    private static Credential credential(String id, Instant createdAt) {
        return new Credential(
                id,
                "Phường Nam Ngạn",
                Set.of(Right.REPORT, Right.READ),
                Set.of("nam-ngan", "ham-rong"),
                Set.of("LAND"),
                Set.of("PROVINCE", "CITY"),
                new KeySecrets(
                        SecretHash.of(id), new KeySecrets.Former(SecretHash.of("old"), createdAt.plusSeconds(60))),
                new CredentialLifetime(createdAt, createdAt.plusSeconds(3_600), null),
                true,
                new RateLimit(10, null, 100, 1_000, 10_000),
                City.ID);
    }
}
