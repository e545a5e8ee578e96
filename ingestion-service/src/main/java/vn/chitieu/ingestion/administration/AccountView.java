package vn.chitieu.ingestion.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.account.Account;
import vn.chitieu.ingestion.account.Invitation;

/**
 * An account without its password, as JSON.
 *
 * @param disabledAt since when it is disabled; absent while it holds
 * @param email where its mails go; absent where the person gets none
 * @param language of the mails; absent with the address
 * @param invitation the newest mail with a link to set the password; absent where none was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Account")
record AccountView(
        String name,
        String role,
        Set<String> units,
        Set<String> cities,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable String email,
        @Nullable String language,
        @Nullable InvitationView invitation) {

    static AccountView of(Account account) {
        Account.Address address = account.address();
        Invitation newest = account.invitation();
        return new AccountView(
                account.name(),
                account.role().name(),
                new TreeSet<>(account.units()),
                new TreeSet<>(account.cities()),
                account.createdAt(),
                account.disabledAt(),
                address == null ? null : address.email(),
                address == null ? null : address.language(),
                newest == null ? null : InvitationView.of(newest));
    }

    /**
     * A mail with a link to set the password.
     *
     * @param occasion INVITATION of a new account, or RESET of a password
     * @param at when it was asked for
     * @param expires from when on the link is good for nothing
     * @param open whether the link is neither used nor void
     */
    @Schema(name = "AccountInvitation")
    record InvitationView(String occasion, Instant at, Instant expires, boolean open) {

        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.occasion().name(), invitation.at(), invitation.expires(), invitation.isOpen());
        }
    }
}
