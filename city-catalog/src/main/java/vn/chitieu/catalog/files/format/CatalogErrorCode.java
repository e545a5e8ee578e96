package vn.chitieu.catalog.files.format;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.MessageBundle;

/** Error codes of a catalog. The names are stable: people and tools look them up. */
public enum CatalogErrorCode {
    /** A file of the catalog is not there. */
    MISSING_FILE,
    /** A file cannot be read from the disk. */
    UNREADABLE_FILE,
    /** A file has more bytes or rows than a catalog needs. */
    TOO_LARGE,
    /** Bytes that are not UTF-8. */
    INVALID_UTF8,
    /** Text that is not in Unicode normalization form C. */
    NOT_NFC,
    /** A control character or a character that changes the direction of writing. */
    FORBIDDEN_CHARACTER,
    /** Quotes or the number of values do not make a row of the table. */
    INVALID_CSV,
    /** A column that has to be there is not. */
    MISSING_COLUMN,
    /** A column that this file does not have. */
    UNKNOWN_COLUMN,
    /** A column that is there twice. */
    DUPLICATE_COLUMN,
    /** Text that is not YAML, has anchors, or has a list where a value is expected and the like. */
    INVALID_YAML,
    /** A key that has to be there is not. */
    MISSING_KEY,
    /** A key that this place does not have. */
    UNKNOWN_KEY,
    /** A key that is there twice. */
    DUPLICATE_KEY,
    /** An empty value where one is needed. */
    MISSING_VALUE,
    /** A value that is none of those allowed. */
    INVALID_VALUE,
    /** An id that is not made of a-z, 0-9 and inner hyphens, a letter first. */
    INVALID_ID,
    /** A code of a unit, an indicator or an owner that does not have the shape of one. */
    INVALID_CODE,
    /** A number that is not a plain decimal, has too many digits or lies outside its range. */
    INVALID_DECIMAL,
    /** A day that is not written 2022-03-15 or does not exist. */
    INVALID_DATE,
    /** An end that lies before its beginning. */
    INVALID_VALIDITY,
    /** Text that is not one e-mail address. */
    INVALID_EMAIL,
    /** Text that is not {@code city}, {@code cluster:<id>} or {@code unit:<id>}. */
    INVALID_SCOPE,
    /** Text that is not EVEN, SEASONAL or four shares that never fall, or that fall where they may. */
    INVALID_PACE,
    /** A time zone that does not exist. */
    INVALID_TIME_ZONE,
    /** A reporting period that is not one, or not of the indicator's frequency. */
    INVALID_PERIOD,
    /** A moment that is not written in ISO 8601 with its offset. */
    INVALID_TIME,
    /** A time of day that is not written 07:30. */
    INVALID_TIME_OF_DAY,
    /** The same id, code, day, target or entry of a list a second time. */
    DUPLICATE,
    /** A unit that {@code units.csv} does not have. */
    UNKNOWN_UNIT,
    /** A cluster that {@code clusters.csv} does not have. */
    UNKNOWN_CLUSTER,
    /** An indicator that {@code indicators.yaml} does not have. */
    UNKNOWN_INDICATOR,
    /** A unit of measure that no indicator of {@code indicators.yaml} has. */
    UNKNOWN_UNIT_OF_MEASURE,
    /** An owner of targets that {@code city.yaml} has no name for. */
    UNKNOWN_OWNER,
    /** A group that {@code indicators.yaml} does not have. */
    UNKNOWN_GROUP,
    /** Two versions of one unit on the same day. */
    OVERLAPPING_VALIDITY,
    /** Two units with the same code on the same day. */
    CODE_IN_USE,
    /** A unit that is not there on the day on which it becomes a successor. */
    SUCCESSOR_NOT_THERE,
    /** A unit that is still there, or there again, when it has a successor. */
    PREDECESSOR_REMAINS,
    /** Days between the end of a unit and the day of its successor. */
    SUCCESSION_GAP,
    /** A unit that in the end becomes itself again. */
    SUCCESSION_CYCLE,
    /** Shares of one predecessor that do not add up to one. */
    INVALID_SHARES,
    /** An indicator that is both reported and derived, or neither. */
    REPORTED_OR_DERIVED,
    /** An indicator that in the end is derived from itself. */
    FORMULA_CYCLE,
    /** A sum of figures in different units of measure. */
    UNIT_OF_MEASURE_MISMATCH,
    /** An operator that has no meaning there. */
    INVALID_OPERATOR,
    /** A weighted average without weights, or weights without one. */
    INVALID_WEIGHTS,
    /** Definitions that do not follow each other from quarter to quarter, or prices that are none. */
    INVALID_DEFINITION,
    /** A reporting calendar that {@code calendar.yaml} does not have. */
    UNKNOWN_CALENDAR,
    /** A derived indicator whose quarters are not those of the indicators that it reads. */
    CALENDAR_MISMATCH,
    /** A "Trong đó" whose total stands later in the file or in another group. */
    INVALID_PART_OF,
    /** Thresholds that do not fall from ahead to severely behind. */
    INVALID_THRESHOLDS,
    /** An alert that nothing could ever confirm. */
    INVALID_CONFIRMATION,
    /** A holiday at a weekend, or a working weekend from Monday to Friday. */
    WRONG_WEEKDAY,
    /** A day of the calendar whose source the file does not list. */
    UNKNOWN_SOURCE,
    /** A weekend that is worked instead of a day that is not off, or that another weekend is worked for already. */
    INVALID_EXCHANGE,
    /** Another number of units on a day than the catalog says to expect. */
    WRONG_COUNT,
    /** Another id of the city than the one that the running service has; only when it is reloaded. */
    ANOTHER_CITY;

    private static final String UNKNOWN = "–";
    private static final MessageBundle VIETNAMESE = MessageBundle.of(CatalogErrorCode.class, "vi");

    /** Returns what is wrong and what to do, in Vietnamese; a dash stands for what is not known. */
    String vietnamese(@Nullable String got, @Nullable String expected) {
        return VIETNAMESE.say(
                name(),
                Map.of(
                        "got", Objects.requireNonNullElse(got, UNKNOWN),
                        "expected", Objects.requireNonNullElse(expected, UNKNOWN)));
    }
}
