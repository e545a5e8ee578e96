package vn.chitieu.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Event of a target that was assigned or changed: what an owner wants reached by the end of a year, accepted by
 * ingestion. Topic {@link Topics#TARGET_ASSIGNMENTS}.
 *
 * @param city id of the city's catalog, the key of the record
 * @param id the assignment's id, 1 to 100 characters; the same id again is the same assignment
 * @param scope what it holds for
 * @param indicator code of the indicator, reported or derived
 * @param year 1900 to 2999
 * @param owner who assigns it: {@code PROVINCE}, {@code CITY} or another id of 1 to 64 capitals, digits and underscores
 * @param value the amount for the whole year in the indicator's unit of measure, more than zero, within the bounds of
 *     {@link Decimals#fit}
 * @param pace how much is expected by when
 * @param shares expected by the end of each quarter in percent: four that never fall, from zero up to 100 in the last,
 *     or that never rise down to 100 in the last, at most 1000; present exactly with {@link Pace#GIVEN}, else empty
 * @param validFrom the day from which it holds, in 1900 to 2999; a later one of the same owner replaces it from that
 *     day
 * @param reason why it is assigned or changed and where that is written, 1 to 1000 characters
 * @param assignedAt when ingestion accepted it; of two with the same validFrom the later one holds
 * @param channel how it came, such as {@code http}
 * @param credential id of the credential that it came with, at most 100 characters, never its secret
 */
public record TargetAssigned(
        String city,
        String id,
        Scope scope,
        String indicator,
        int year,
        String owner,
        BigDecimal value,
        Pace pace,
        List<BigDecimal> shares,
        LocalDate validFrom,
        String reason,
        Instant assignedAt,
        String channel,
        String credential) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.target-assigned.v1";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int MAX_ID_CHARACTERS = 100;
    private static final int MAX_REASON_CHARACTERS = 1000;
    private static final BigDecimal MAX_SHARE = BigDecimal.valueOf(1000);
    private static final Pattern OWNER = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public TargetAssigned {
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(scope, "expected scope, got none");
        Objects.requireNonNull(indicator, "expected indicator, got none");
        Objects.requireNonNull(owner, "expected owner, got none");
        Objects.requireNonNull(value, "expected value, got none");
        Objects.requireNonNull(pace, "expected pace, got none");
        Objects.requireNonNull(validFrom, "expected validFrom, got none");
        Objects.requireNonNull(assignedAt, "expected assignedAt, got none");
        Objects.requireNonNull(channel, "expected channel, got none");
        // A missing list is read as null.
        shares = shares == null ? List.of() : List.copyOf(shares);
        checkLength("id", id, MAX_ID_CHARACTERS);
        checkLength("reason", reason, MAX_REASON_CHARACTERS);
        checkLength("credential", credential, MAX_ID_CHARACTERS);
        checkYear("year", year);
        if (!OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException("expected an owner such as PROVINCE, got " + SafeText.of(owner));
        }
        checkYear("validFrom in a year of", validFrom.getYear());
        if (value.signum() <= 0 || !Decimals.fit(value)) {
            throw new IllegalArgumentException("expected a value above zero of at most " + Decimals.MAX_INTEGER_DIGITS
                    + " digits before and " + Decimals.MAX_FRACTION_DIGITS + " after the decimal point in assignment "
                    + SafeText.of(id));
        }
        if (pace == Pace.GIVEN ? !areShares(shares) : !shares.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected four shares that never fall or never rise, 100 in the last, exactly with GIVEN, got "
                            + shares.size()
                            + " with " + pace + " in assignment " + SafeText.of(id));
        }
    }

    /** How much of a year's target is expected by the end of each quarter. */
    public enum Pace {
        /** A quarter of it in each quarter. */
        EVEN,
        /** The shares of the year before; EVEN where that year is not known. */
        SEASONAL,
        /** The four shares that are given. */
        GIVEN
    }

    private static boolean areShares(List<BigDecimal> shares) {
        BigDecimal hundred = BigDecimal.valueOf(100);
        if (shares.size() != 4
                || shares.get(0).signum() < 0
                || shares.get(0).compareTo(MAX_SHARE) > 0
                || shares.get(3).compareTo(hundred) != 0) {
            return false;
        }
        // Up to 100 they never fall, down to 100 they never rise.
        boolean down = shares.get(0).compareTo(hundred) > 0;
        for (int i = 1; i < shares.size(); i++) {
            int step = shares.get(i).compareTo(shares.get(i - 1));
            if (down ? step > 0 : step < 0) {
                return false;
            }
        }
        return shares.stream().allMatch(Decimals::fit);
    }

    private static void checkLength(String field, String text, int most) {
        Objects.requireNonNull(text, "expected " + field + ", got none");
        if (text.isEmpty() || text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(
                    "expected " + field + " of 1 to " + most + " characters, got " + SafeText.of(text));
        }
    }

    private static void checkYear(String field, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "expected " + field + " " + FIRST_YEAR + " to " + LAST_YEAR + ", got " + year);
        }
    }
}
