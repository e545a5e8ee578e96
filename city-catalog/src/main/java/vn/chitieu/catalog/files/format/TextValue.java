package vn.chitieu.catalog.files.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * One value as it is written, with the place where it stands. Each method reads it as what it should be; where it is
 * not, it reports that and returns nothing.
 */
public record TextValue(String name, String text, FileLocation place) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern UNIT_CODE = Pattern.compile("[A-Z0-9][A-Za-z0-9-]{0,31}");

    /** Reads an id. It begins with a letter, so that it is never taken for an official code. */
    public Optional<String> id() {
        boolean valid = Scope.Id.isValid(text) && Character.isLetter(text.charAt(0));
        return valid
                ? Optional.of(text)
                : refuse(CatalogErrorCode.INVALID_ID, "a-z, 0-9 and inner hyphens, a letter first");
    }

    /** Reads a code of an indicator, a group or an owner. */
    public Optional<String> capitals() {
        return matching(CAPITALS, CatalogErrorCode.INVALID_CODE, "A-Z, 0-9 and _, a letter first");
    }

    public Optional<String> unitCode() {
        return matching(UNIT_CODE, CatalogErrorCode.INVALID_CODE, "an official code such as 14761, or DEP-*");
    }

    public Optional<String> email() {
        return Person.isEmail(text)
                ? Optional.of(text)
                : refuse(CatalogErrorCode.INVALID_EMAIL, "one address such as name@example.org");
    }

    public Optional<LocalDate> date() {
        try {
            if (DAY.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException noSuchDay) {
            return refuse(CatalogErrorCode.INVALID_DATE, "a day that exists");
        }
        return refuse(CatalogErrorCode.INVALID_DATE, "a day such as 2022-03-15");
    }

    public Optional<BigDecimal> decimal() {
        try {
            return Optional.of(Decimals.parse(text));
        } catch (IllegalArgumentException notADecimal) {
            return refuse(NumberRange.DECIMAL);
        }
    }

    public Optional<Integer> integer(int least, int most) {
        if (text.matches("[0-9]{1,6}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        }
        return refuse(NumberRange.whole(least, most));
    }

    public Optional<Boolean> flag() {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> refuse(CatalogErrorCode.INVALID_VALUE, "true or false");
        };
    }

    public Optional<ReportingPeriod> period() {
        try {
            return Optional.of(ReportingPeriod.parse(text));
        } catch (IllegalArgumentException notAPeriod) {
            return refuse(CatalogErrorCode.INVALID_PERIOD, "a period such as 2022-03 or 2022-Q1");
        }
    }

    public Optional<OffsetDateTime> time() {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException notATime) {
            return refuse(CatalogErrorCode.INVALID_TIME, "a moment such as 2022-04-05T08:00:00+07:00");
        }
    }

    /** Reads a time of day in whole minutes. */
    public Optional<LocalTime> timeOfDay() {
        return TIME_OF_DAY.matcher(text).matches()
                ? Optional.of(LocalTime.parse(text))
                : refuse(CatalogErrorCode.INVALID_TIME_OF_DAY, "a time of day such as 07:30");
    }

    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        Optional<E> constant = Arrays.stream(type.getEnumConstants())
                .filter(candidate -> candidate.name().equals(text))
                .findFirst();
        return constant.isPresent()
                ? constant
                : refuse(CatalogErrorCode.INVALID_VALUE, "one of " + Arrays.toString(type.getEnumConstants()));
    }

    public Optional<Scope> scope() {
        try {
            return Optional.of(Scope.parse(text));
        } catch (IllegalArgumentException notAScope) {
            return refuse(CatalogErrorCode.INVALID_SCOPE, "city, cluster:<id> or unit:<id>");
        }
    }

    /** Reports that this value is not what it should be. */
    public <T> Optional<T> refuse(CatalogErrorCode code, String expected) {
        place.report(code, expected + " as " + name, text);
        return Optional.empty();
    }

    /** Reports that this value is no number, or another one than the place takes. */
    public <T> Optional<T> refuse(NumberRange expected) {
        place.report(CatalogErrorCode.INVALID_DECIMAL, expected.english() + " as " + name, text, expected.vietnamese());
        return Optional.empty();
    }

    private Optional<String> matching(Pattern pattern, CatalogErrorCode code, String expected) {
        return pattern.matcher(text).matches() ? Optional.of(text) : refuse(code, expected);
    }
}
