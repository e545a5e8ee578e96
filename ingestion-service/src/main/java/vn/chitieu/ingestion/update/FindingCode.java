package vn.chitieu.ingestion.update;

import java.util.Map;
import vn.chitieu.contracts.vocabulary.CodeTexts;

/**
 * The stable codes of everything that can be wrong with one update or target. A code never changes its meaning; its
 * texts are in the files beside, and {@code docs/codes.md} is this table as text.
 */
public enum FindingCode {
    /** An element of a list is something else than an object. */
    NOT_AN_OBJECT,
    /** A row of a file with more or fewer cells than its first row. */
    WRONG_NUMBER_OF_CELLS,
    /** A cell that is computed; what it shows may be out of date, or come from another file. */
    FORMULA_NOT_TAKEN,
    /** A field that no update has. */
    UNKNOWN_FIELD,
    /** One field twice. */
    DUPLICATE_FIELD,
    /** A field of another JSON type. */
    WRONG_TYPE,
    /** A field without which an update says nothing. */
    MISSING_FIELD,
    /** An id that is too long or has other characters. */
    ID_NOT_VALID,
    /** One id for two different updates of the same request. */
    DUPLICATE_ID,
    /** Two rows of the same request with different figures for one unit, indicator and period. */
    DUPLICATE_CELL,
    /** No unit with that id or code at any time. */
    UNKNOWN_UNIT,
    /** A unit that did not exist in the period, or a code that another time used. */
    UNIT_NOT_IN_PERIOD,
    /** No indicator with that code. */
    UNKNOWN_INDICATOR,
    /** An indicator that is computed from others. */
    INDICATOR_IS_DERIVED,
    /** The indicator is reported by others. */
    NOT_A_REPORTER,
    /** A period that cannot be read. */
    PERIOD_NOT_READABLE,
    /** A date of a file that is one day in Vietnam and another one in America. */
    PERIOD_AMBIGUOUS,
    /** A day, month or quarter where the indicator has another. */
    PERIOD_OF_ANOTHER_LENGTH,
    /** A period that lies in the future. */
    PERIOD_NOT_BEGUN,
    /** A period of a quarter that is locked, and no exemption for the unit. */
    QUARTER_LOCKED,
    /** A value that is no decimal. */
    VALUE_NOT_A_DECIMAL,
    /** A value of a file that is one figure in one number format and a thousand times as much in another. */
    VALUE_AMBIGUOUS,
    /** A value with more digits than are kept. */
    VALUE_TOO_LONG,
    /** A figure below zero of what cannot be less than nothing. */
    VALUE_BELOW_ZERO,
    /** A fraction of what is counted in whole numbers. */
    VALUE_NOT_WHOLE,
    /** Both a value and its withdrawal. */
    VALUE_AND_WITHDRAWN,
    /** Another unit of measure than the catalog's. */
    WRONG_UNIT_OF_MEASURE,
    /** A status that does not exist. */
    UNKNOWN_STATUS,
    /** A time that cannot be read. */
    REPORTED_AT_NOT_READABLE,
    /** A time that has not come yet. */
    REPORTED_IN_THE_FUTURE,
    /** An official figure that is corrected or taken back without a reason. */
    REASON_REQUIRED,
    /** A text longer than is kept. */
    TEXT_TOO_LONG,
    /** A text with control characters, invisible direction marks, or broken characters. */
    TEXT_NOT_CLEAN,
    /** The credential does not speak for that unit. */
    FIGURE_OF_ANOTHER_UNIT,
    /** The credential is bound to other indicators. */
    INDICATOR_NOT_GRANTED,
    /** The link in a reminder is good for another period. */
    PERIOD_NOT_OF_THE_LINK,
    /** No such scope in the catalog. */
    UNKNOWN_SCOPE,
    /** A unit that does not exist in the year of the target. */
    SCOPE_NOT_IN_YEAR,
    /** A year that cannot be one. */
    YEAR_NOT_VALID,
    /** An owner who assigns no targets in this city. */
    UNKNOWN_OWNER,
    /** The credential does not assign targets for that owner. */
    TARGET_OF_ANOTHER_OWNER,
    /** A target of nothing or less. */
    TARGET_NOT_ABOVE_ZERO,
    /** A pace that is none. */
    PACE_NOT_VALID,
    /** A first day that cannot be read. */
    VALID_FROM_NOT_READABLE,
    /** A first day in another year. */
    VALID_FROM_NOT_IN_YEAR,
    /** As many assignments as an owner may make for one indicator and year. */
    TOO_MANY_TARGETS,
    /** As many bytes as the assignments of one indicator and year may take. */
    TARGETS_TOO_LARGE,
    /** Warning: a figure ten times or a tenth of the unit's last one. */
    FAR_FROM_LAST_FIGURE,
    /** Warning: a figure of the size that the last one would have in another unit of measure. */
    UNIT_OF_MEASURE_LIKELY_MISTAKEN,
    /** Warning: a target ten times or a tenth of the one before it, or of what a year comes to. */
    FAR_FROM_LAST_TARGET,
    /** Warning: what was reached since 1 January becomes less. */
    CUMULATIVE_FIGURE_FALLS,
    /** Warning: a period more than five years ago. */
    PERIOD_LONG_PAST,
    /** A head confirms or returns another figure than the one that counts now. */
    FIGURE_CHANGED,
    /** A head confirms or returns a figure that does not wait for it. */
    NOT_AWAITING_CONFIRMATION,
    /** An update that becomes too large as an event. */
    UPDATE_TOO_LARGE,
    /** Nothing wrong with this one, but the request is atomic and others were refused. */
    NOT_SENT;

    /** Returns what the sender can do about it, one English sentence or two. */
    public String remedy() {
        return CodeTexts.of(this).remedy(name());
    }

    /** Returns what is wrong and what to do, in Vietnamese, with the values at hand by the name of their place. */
    public String vietnamese(Map<String, String> values) {
        return CodeTexts.of(this).vietnamese(name(), values);
    }
}
