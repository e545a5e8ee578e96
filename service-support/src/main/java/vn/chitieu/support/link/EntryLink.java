package vn.chitieu.support.link;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * What a link to the entry page is good for: the figures of one unit and period, entered by one person.
 *
 * @param city id of the city
 * @param unit permanent id of the unit
 * @param period the quarter, or the month or day, whose figures may be sent
 * @param recipient id of the person of the catalog to whom it was sent
 * @param expires from when on it is good for nothing, to the second
 * @param ofHead whether it was made for the head of the unit, who may confirm with it what waits there
 */
public record EntryLink(
        String city, String unit, ReportingPeriod period, String recipient, Instant expires, boolean ofHead) {

    private static final int MOST_CHARACTERS = 200;

    public EntryLink {
        checkId(city);
        checkId(unit);
        checkId(recipient);
        Objects.requireNonNull(period);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Makes a link with which nothing is confirmed. */
    public EntryLink(String city, String unit, ReportingPeriod period, String recipient, Instant expires) {
        this(city, unit, period, recipient, expires, false);
    }

    private static void checkId(String id) {
        if (id.isEmpty() || id.length() > MOST_CHARACTERS || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected an id of 1 to " + MOST_CHARACTERS
                    + " characters without control characters, got one of " + id.length());
        }
    }
}
