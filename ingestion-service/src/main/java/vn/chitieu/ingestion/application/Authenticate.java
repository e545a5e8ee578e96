package vn.chitieu.ingestion.application;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Credentials;
import vn.chitieu.ingestion.domain.access.Key;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.domain.access.SecretHash;

/** Finds out whose key came. Thread-safe. */
public final class Authenticate {

    private static final int MAX_KEY_CHARACTERS = 200;

    private final Credentials credentials;
    private final @Nullable Credential firstAdmin;

    /**
     * Makes the use case.
     *
     * @param credentials where keys are looked up
     * @param firstAdminKey hash of the whole text of a key that may do ADMIN and nothing else, so that there is
     *     somebody to issue the first credential; null for none
     */
    public Authenticate(Credentials credentials, @Nullable SecretHash firstAdminKey) {
        this.credentials = Objects.requireNonNull(credentials);
        this.firstAdmin = firstAdminKey == null
                ? null
                : new Credential(
                        "first-admin",
                        "first admin",
                        Set.of(Right.ADMIN),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        firstAdminKey,
                        Instant.EPOCH,
                        null);
    }

    /**
     * Returns the credential that a key proves; empty where the key is not ours, its secret is wrong, or it was
     * revoked. The same work is done for an unknown id as for a known one.
     *
     * @param key text of the key as it came
     * @throws vn.chitieu.ingestion.domain.access.CredentialsUnavailableException if the store does not answer
     */
    public Optional<Credential> authenticate(String key) {
        if (key.length() > MAX_KEY_CHARACTERS) {
            return Optional.empty();
        }
        if (firstAdmin != null && firstAdmin.secrets().current().matches(key)) {
            return Optional.of(firstAdmin);
        }
        return Key.parse(key).flatMap(this::proven);
    }

    private Optional<Credential> proven(Key key) {
        Optional<Credential> found = credentials.find(key.credential());
        SecretHash hash = found.map(one -> one.secrets().current()).orElse(SecretHash.OF_NOTHING);
        boolean matches = hash.matches(key.secret());
        return found.filter(credential -> matches && !credential.isRevoked());
    }
}
