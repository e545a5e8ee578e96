package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lifetime of a credential.
 *
 * @param createdAt when it was issued
 * @param expiresAt from when on it is void by itself; null for never
 * @param revokedAt since when it is void because it was revoked; null while it is not
 */
public record CredentialLifetime(
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public CredentialLifetime {
        Objects.requireNonNull(createdAt);
    }

    /** Returns whether it was revoked, whenever that was. */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** Returns whether it is past its expiry. */
    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Returns the same, void since then; the first revocation stays. */
    public CredentialLifetime revoked(Instant when) {
        return isRevoked() ? this : new CredentialLifetime(createdAt, expiresAt, when);
    }
}
