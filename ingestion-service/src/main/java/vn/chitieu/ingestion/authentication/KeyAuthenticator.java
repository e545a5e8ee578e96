package vn.chitieu.ingestion.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;

/** Authenticates API keys. Thread-safe. */
public final class KeyAuthenticator {

    /** The name under which refusals of something that has not the shape of a key are counted. */
    public static final String NO_KEY = "no key";

    private static final int MAX_KEY_CHARACTERS = 200;

    private final CredentialRepository credentials;
    private final @Nullable Credential firstAdmin;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param credentials where keys are looked up
     * @param firstAdminKey hash of the whole text of a key that may do ADMIN and nothing else, in all cities, so that
     *     the first credential can be issued; null for none
     */
    public KeyAuthenticator(CredentialRepository credentials, @Nullable SecretHash firstAdminKey, Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.clock = Objects.requireNonNull(clock);
        this.firstAdmin = firstAdminKey == null
                ? null
                : new Credential(
                        "first-admin",
                        "first admin",
                        Set.of(Right.ADMIN),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        KeySecrets.of(firstAdminKey),
                        new CredentialLifetime(Instant.EPOCH, null, null),
                        false,
                        RateLimit.AS_FOR_ALL,
                        Credential.ALL_CITIES);
    }

    /**
     * Authenticates a key. The same work is done for an unknown id as for a known one.
     *
     * @param key text of the key as it came
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     */
    public AuthenticationFailure authenticate(String key) {
        if (key.length() > MAX_KEY_CHARACTERS) {
            return new AuthenticationFailure.Unknown(NO_KEY, false);
        }
        if (firstAdmin != null && firstAdmin.secrets().current().matches(key)) {
            return new AuthenticationFailure.Proven(firstAdmin);
        }
        return ApiKey.parse(key).map(this::proof).orElseGet(() -> new AuthenticationFailure.Unknown(NO_KEY, false));
    }

    /**
     * A secret that does not fit may have been issued a moment ago by another instance, so it is looked up past the
     * cache.
     */
    private AuthenticationFailure proof(ApiKey key) {
        Optional<Credential> found = credentials.find(key.credential());
        AuthenticationFailure remembered = proof(key, found);
        return remembered instanceof AuthenticationFailure.Proven || found.isEmpty()
                ? remembered
                : proof(key, credentials.findNow(key.credential()));
    }

    private AuthenticationFailure proof(ApiKey key, Optional<Credential> found) {
        SecretHash hash = found.map(one -> one.secrets().current()).orElse(SecretHash.OF_NOTHING);
        boolean isCurrent = hash.matches(key.secret());
        if (found.isEmpty()) {
            return new AuthenticationFailure.Unknown(key.toString(), false);
        }
        Credential credential = found.get();
        if (credential.isRevoked()) {
            return new AuthenticationFailure.Unknown(credential.id(), true, credential.onlyCity());
        }
        return isCurrent ? current(credential) : former(key, credential);
    }

    private AuthenticationFailure current(Credential credential) {
        Instant expiresAt = credential.validity().expiresAt();
        return expiresAt != null && credential.validity().isExpiredAt(clock.instant())
                ? new AuthenticationFailure.Expired(credential.id(), expiresAt, credential.onlyCity())
                : new AuthenticationFailure.Proven(credential);
    }

    private AuthenticationFailure former(ApiKey key, Credential credential) {
        KeySecrets.Former former = credential.secrets().former();
        if (former == null || !former.hash().matches(key.secret())) {
            return new AuthenticationFailure.Unknown(credential.id(), true, credential.onlyCity());
        }
        return former.holdsAt(clock.instant())
                ? current(credential)
                : new AuthenticationFailure.Expired(credential.id(), former.until(), credential.onlyCity());
    }
}
