package vn.chitieu.ingestion.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.AccountInvited.Occasion;

/**
 * A mail by whose link the person of an account sets the password. Its number says which link is meant: only the newest
 * of an account is good, and once.
 *
 * @param number from 1 on, ever higher
 * @param occasion why
 * @param city id of the city by whose catalog the mail is written
 * @param at when it was asked for, to the millisecond
 * @param expires from when on the link is good for nothing, to the second
 * @param isOpen whether the link is neither used nor void
 */
public record Invitation(long number, Occasion occasion, String city, Instant at, Instant expires, boolean isOpen) {

    public Invitation {
        Objects.requireNonNull(occasion);
        Objects.requireNonNull(city);
        Objects.requireNonNull(at);
        Objects.requireNonNull(expires);
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1 on, got " + number);
        }
    }

    /**
     * Returns the one after another, open. Its number is also above the seconds since 1970, so that no link that is on
     * its way becomes good again after a restored copy of the database.
     *
     * @param before the newest so far; null for none
     * @param holds how long its link is good
     */
    static Invitation after(@Nullable Invitation before, Occasion occasion, String city, Instant now, Duration holds) {
        return new Invitation(
                Math.max(before == null ? 1 : before.number + 1, now.getEpochSecond()),
                occasion,
                city,
                now,
                now.plus(holds).truncatedTo(ChronoUnit.SECONDS),
                true);
    }

    /** Returns the same, good for nothing any more. */
    Invitation closed() {
        return new Invitation(number, occasion, city, at, expires, false);
    }

    /** Returns whether the person has never had a password: it invites, and was not used yet. */
    boolean isFirst() {
        return occasion == Occasion.INVITATION && isOpen;
    }
}
