package vn.chitieu.ingestion.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one system may do, and how it proves who it is.
 *
 * @param id public part of its key
 * @param name what people call it, 1 to 100 characters
 * @param rights at least one
 * @param units permanent ids of the units that it speaks for
 * @param indicators codes that it is restricted to; empty means all
 * @param owners who it assigns targets for, such as {@code PROVINCE}
 * @param secretHash hash of its secret
 * @param createdAt when it was issued
 * @param revokedAt since when it is void; null while it holds
 */
public record Credential(
        String id,
        String name,
        Set<Right> rights,
        Set<String> units,
        Set<String> indicators,
        Set<String> owners,
        SecretHash secretHash,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    public Credential {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(secretHash);
        Objects.requireNonNull(createdAt);
        rights = Set.copyOf(rights);
        units = Set.copyOf(units);
        indicators = Set.copyOf(indicators);
        owners = Set.copyOf(owners);
        if (rights.isEmpty()) {
            throw new IllegalArgumentException("expected at least one right of credential " + id);
        }
    }

    /** Returns whether it was revoked, whenever that was. */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** Returns whether it allows that. */
    public boolean has(Right right) {
        return rights.contains(right);
    }

    /** Returns whether it speaks for that unit. */
    public boolean coversUnit(String unit) {
        return units.contains(unit);
    }

    /** Returns whether it assigns targets for that owner. */
    public boolean coversOwner(String owner) {
        return owners.contains(owner);
    }

    /** Returns whether it may report that indicator, or assign its targets. */
    public boolean coversIndicator(String indicator) {
        return indicators.isEmpty() || indicators.contains(indicator);
    }

    /** Returns the same credential, void since then; the first revocation stays. */
    public Credential revoked(Instant when) {
        return isRevoked()
                ? this
                : new Credential(id, name, rights, units, indicators, owners, secretHash, createdAt, when);
    }
}
