package vn.chitieu.support.link;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What a link to the page of a new password is good for: one password of one account. Which of the links of an account
 * is good stands with the account: that of its newest number, once.
 *
 * @param account name of the account, 1 to 64 small letters, digits, dots, hyphens and underscores
 * @param number of the invitation, from 1 on
 * @param expires from when on it is good for nothing, to the second
 */
public record AccountLink(String account, long number, Instant expires) {

    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{N}._-]{1,64}");

    public AccountLink {
        if (!NAME.matcher(account).matches() || number < 1) {
            throw new IllegalArgumentException("expected the name of an account and a number from 1 on, got others");
        }
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }
}
