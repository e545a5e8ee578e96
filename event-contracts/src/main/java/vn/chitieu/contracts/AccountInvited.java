package vn.chitieu.contracts;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Event of an account whose person shall set the password by a link in a mail. It has what the link says and where the
 * mail goes, and nothing that opens the account: the link is signed by the service that sends the mail. Topic
 * {@link Topics#ACCOUNT_INVITATIONS}.
 *
 * @param city id of the city by whose catalog the mail is written, the key of the record
 * @param account name of the account, 1 to 64 small letters, digits, dots, hyphens and underscores
 * @param number of the invitation, above those of all earlier ones of the account: only the newest is good
 * @param occasion why
 * @param email the one address that the mail goes to
 * @param language of the mail, {@code vi} or {@code en}
 * @param at when it was asked for
 * @param expires from when on the link is good for nothing, to the second
 */
public record AccountInvited(
        String city,
        String account,
        long number,
        Occasion occasion,
        String email,
        String language,
        Instant at,
        Instant expires) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.account-invited.v1";

    private static final int MOST_OF_ACCOUNT = 64;
    private static final int MOST_OF_EMAIL = 254;

    public AccountInvited {
        Objects.requireNonNull(city, "expected city, got none");
        checkLength("account", account, MOST_OF_ACCOUNT);
        Objects.requireNonNull(occasion, "expected occasion, got none");
        checkLength("email", email, MOST_OF_EMAIL);
        Objects.requireNonNull(at, "expected at, got none");
        Objects.requireNonNull(expires, "expected expires, got none");
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1 on, got " + number);
        }
        if (!"vi".equals(language) && !"en".equals(language)) {
            throw new IllegalArgumentException("expected the language vi or en, got another");
        }
        if (!expires.isAfter(at)) {
            throw new IllegalArgumentException("expected an end after " + at + ", got " + expires);
        }
    }

    private static void checkLength(String name, @Nullable String text, int most) {
        Objects.requireNonNull(text, () -> "expected " + name + ", got none");
        if (text.isEmpty() || text.length() > most) {
            throw new IllegalArgumentException(
                    "expected " + name + " of 1 to " + most + " characters, got " + text.length());
        }
    }

    /** Why a person sets a password. */
    public enum Occasion {
        /** The account is new to the person. */
        INVITATION,
        /** The person has forgotten the password, or an administrator has reset it. */
        RESET
    }

    /** Returns nothing of the address, so that it never gets into a log. */
    @Override
    public String toString() {
        return "AccountInvited[" + account + ", " + number + ", " + occasion + "]";
    }
}
