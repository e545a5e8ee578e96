package vn.chitieu.ingestion.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.restore.StoreHistory;

/**
 * View of the history of the credential store.
 *
 * @param since from when on no change is missing in it: its beginning, or when a restore of the database was noticed
 * @param lastChangeAt when a credential was issued, rotated or revoked last, as far as the store knows
 * @param compared whether it was compared with the mark outside of the database since this instance started
 * @param missing what the restore that was noticed last has lost; absent where none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CredentialStoreView(
        Instant since,
        Instant lastChangeAt,
        boolean compared,
        @Nullable Missing missing) {

    static CredentialStoreView of(StoreHistory history, boolean compared) {
        StoreHistory.Gap gap = history.gap();
        return new CredentialStoreView(
                history.since(),
                history.mark().at(),
                compared,
                gap == null ? null : new Missing(gap.changes(), gap.after(), gap.until()));
    }

    /**
     * Changes that are missing; revoke and rotate again what was revoked and rotated in that time.
     *
     * @param changes how many
     * @param after when the last change was that is there; absent where the database was empty
     * @param until when the last change was that is missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Missing(long changes, @Nullable Instant after, Instant until) {}
}
