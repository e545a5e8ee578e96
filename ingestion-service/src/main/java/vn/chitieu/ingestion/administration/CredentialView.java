package vn.chitieu.ingestion.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.WardAccount;

/**
 * A credential without its secrets.
 *
 * @param formerKeyUntil until when the key before the current one holds, too; absent where there was none
 * @param limits of its own; absent where it may send as much as others
 * @param lastUsedAt when it was used last, to the minute or so; absent where it never was
 * @param door whether it has an account at the Kafka ingress
 * @param city id of its city; * for all; absent where an older release issued it and it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CredentialView(
        String id,
        String name,
        List<String> rights,
        List<String> units,
        List<String> indicators,
        List<String> owners,
        boolean door,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant formerKeyUntil,
        @Nullable RateLimit limits,
        @Nullable Instant lastUsedAt,
        @Nullable String city) {

    static CredentialView of(Credential credential, @Nullable Instant lastUsedAt) {
        KeySecrets.Former former = credential.secrets().former();
        return new CredentialView(
                credential.id(),
                credential.name(),
                credential.rights().stream().sorted().map(Enum::name).toList(),
                credential.units().stream().sorted().toList(),
                credential.indicators().stream().sorted().toList(),
                credential.owners().stream().sorted().toList(),
                credential.door(),
                credential.validity().createdAt(),
                credential.validity().expiresAt(),
                credential.validity().revokedAt(),
                former == null ? null : former.until(),
                credential.pace().equals(RateLimit.AS_FOR_ALL) ? null : credential.pace(),
                lastUsedAt,
                credential.city());
    }

    /**
     * A credential with its secrets, which are shown once.
     *
     * @param formerKeyUntil until when the key before this one holds, too; absent where there was none
     * @param door its account at the Kafka ingress with its password; absent where none was made
     * @param city id of its city; * for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithSecrets(
            String id,
            String key,
            String name,
            List<String> rights,
            List<String> units,
            List<String> indicators,
            List<String> owners,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant formerKeyUntil,
            @Nullable RateLimit limits,
            @Nullable WardAccount door,
            @Nullable String city) {
        static WithSecrets of(Credential credential, ApiKey key, @Nullable WardAccount account) {
            CredentialView shown = CredentialView.of(credential, null);
            return new WithSecrets(
                    shown.id(),
                    key.text(),
                    shown.name(),
                    shown.rights(),
                    shown.units(),
                    shown.indicators(),
                    shown.owners(),
                    shown.createdAt(),
                    shown.expiresAt(),
                    shown.formerKeyUntil(),
                    shown.limits(),
                    account,
                    shown.city());
        }
    }
}
