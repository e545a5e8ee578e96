package vn.chitieu.notification.accountlink;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to the person of an account, who is to set its password. The person need not be one of the catalog, so the
 * address is here. The link is not: it follows from the account, the number and the end when the mail leaves.
 *
 * @param city by whose catalog it is written
 * @param account name of the account
 * @param number of the invitation, from 1 on
 * @param occasion why
 * @param email the one address that it goes to
 * @param language {@code vi} or {@code en}
 * @param expires from when on the link is good for nothing
 * @param wantedAt when it was wanted
 */
public record AccountLinkNotice(
        CityKey city,
        String account,
        long number,
        Occasion occasion,
        String email,
        String language,
        Instant expires,
        Instant wantedAt)
        implements Notice {

    private static final String SUBJECT = "account/";

    public AccountLinkNotice {
        Objects.requireNonNull(city);
        Objects.requireNonNull(account);
        Objects.requireNonNull(occasion);
        Objects.requireNonNull(email);
        Objects.requireNonNull(language);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(wantedAt);
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1, got " + number);
        }
    }

    /** Returns the id of the account and number: an invitation that comes again is the same notice. */
    @Override
    public String id() {
        return NoticeId.of(SUBJECT + account, kind(), number);
    }

    @Override
    public String subject() {
        return city.stored(SUBJECT + account);
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.ACCOUNT_LINK;
    }

    @Override
    public String recipient() {
        return "account:" + account;
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    @Override
    public String thread() {
        return id();
    }

    /** Returns that it goes before others: a person waits at the sign-in page. */
    @Override
    public boolean urgent() {
        return true;
    }

    /** Returns nothing of the address, so that it never gets into a log. */
    @Override
    public String toString() {
        return "AccountLinkNotice[" + subject() + ", " + number + ", " + occasion + "]";
    }
}
