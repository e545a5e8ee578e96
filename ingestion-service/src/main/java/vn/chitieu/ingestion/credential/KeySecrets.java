package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The secrets by which a credential is proven: one, and for a while after a rotation the one before, so that a system
 * can be given its new key without a pause.
 *
 * @param current hash of the secret that was handed out last
 * @param former the secret before; null where there was none
 */
public record KeySecrets(SecretHash current, @Nullable Former former) {

    public KeySecrets {
        Objects.requireNonNull(current);
    }

    /** Returns one secret. */
    public static KeySecrets of(SecretHash current) {
        return new KeySecrets(current, null);
    }

    /**
     * Returns the same with a new current secret; the current one becomes the former one until then, and the former one
     * is void at once: of three keys one was lost sight of.
     */
    public KeySecrets rotated(SecretHash next, Instant until) {
        return new KeySecrets(next, new Former(current, until));
    }

    /**
     * The secret before the current one.
     *
     * @param hash its hash
     * @param until from when on it proves nothing
     */
    public record Former(SecretHash hash, Instant until) {
        public Former {
            Objects.requireNonNull(hash);
            Objects.requireNonNull(until);
        }

        /** Returns whether it still proves the credential. */
        public boolean holdsAt(Instant now) {
            return now.isBefore(until);
        }
    }
}
