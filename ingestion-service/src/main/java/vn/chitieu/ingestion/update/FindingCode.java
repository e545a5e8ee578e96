package vn.chitieu.ingestion.update;

/**
 * The stable codes of everything that can be wrong with one update or target, with what its sender can do about it. A
 * code never changes its meaning; {@code docs/codes.md} is this table as text.
 */
public enum FindingCode {
    /** An element of a list is something else than an object. */
    NOT_AN_OBJECT("Send each update or target as a JSON object."),
    /** A row of a file with more or fewer cells than its first row. */
    WRONG_NUMBER_OF_CELLS(
            "Give the row as many cells as the first one; put a cell that holds the separator into double quotes."),
    /** A cell that is computed; what it shows may be out of date, or come from another file. */
    FORMULA_NOT_TAKEN("Copy the cell and paste it as a value."),
    /** A field that no update has. */
    UNKNOWN_FIELD("Remove the field or correct its name; names are case-sensitive."),
    /** One field twice. */
    DUPLICATE_FIELD("Send each field once."),
    /** A field of another JSON type. */
    WRONG_TYPE("Send text as a JSON string, value and year as string or number, withdrawn as true or false."),
    /** A field without which an update says nothing. */
    MISSING_FIELD("Add the field."),
    /** An id that is too long or has other characters. */
    ID_NOT_VALID("Use 1 to 100 printable ASCII characters without spaces, such as a UUID, or send no id."),
    /** One id for two different updates of the same request. */
    DUPLICATE_ID("Give each update or target its own id; the same id again means the same one."),
    /** Two rows of the same request with different figures for one unit, indicator and period. */
    DUPLICATE_CELL(
            "Leave out the row that is wrong; where both were reported, give each its reportedAt: the later one counts."),
    /** No unit with that id or code at any time. */
    UNKNOWN_UNIT("Send the unit's id of the catalog, or its code valid in the period."),
    /** A unit that did not exist in the period, or a code that another time used. */
    UNIT_NOT_IN_PERIOD("Send the figure under the unit that existed in the period."),
    /** No indicator with that code. */
    UNKNOWN_INDICATOR("Send the indicator's code of the catalog."),
    /** An indicator that is computed from others. */
    INDICATOR_IS_DERIVED("Report the indicators that it is made of; it follows by itself."),
    /** The indicator is reported by others. */
    NOT_A_REPORTER("Leave the figure to the unit that reports this indicator."),
    /** A period that cannot be read. */
    PERIOD_NOT_READABLE("Write a quarter as 2022-Q1, a month as 2022-03, a day as 2022-03-15."),
    /** A day, month or quarter where the indicator has another. */
    PERIOD_OF_ANOTHER_LENGTH("Send one figure per period as often as the indicator is reported."),
    /** A period that lies in the future. */
    PERIOD_NOT_BEGUN("Report a period once it has begun."),
    /** A period of a quarter that is locked, and no exemption for the unit. */
    QUARTER_LOCKED(
            "Ask whoever is named for an exception, with the reason why the figure changes; then send it again."),
    /** A value that is no decimal. */
    VALUE_NOT_A_DECIMAL(
            "Write plain ASCII digits with a point, such as 1234.5, without thousands separators; for a file with 1.234,5"
                    + " send numbers=vi, for one with 1234.5 numbers=plain."),
    /** A value with more digits than are kept. */
    VALUE_TOO_LONG("Send at most 20 digits before and 10 after the point."),
    /** A figure below zero of what cannot be less than nothing. */
    VALUE_BELOW_ZERO(
            "Check the sign; send zero or more. A correction is the right figure of the period, not a difference."),
    /** A fraction of what is counted in whole numbers. */
    VALUE_NOT_WHOLE(
            "Check the decimal point, and whether the figure belongs to another indicator; send a whole number."),
    /** Both a value and its withdrawal. */
    VALUE_AND_WITHDRAWN("Send either a value, or withdrawn true without a value."),
    /** Another unit of measure than the catalog's. */
    WRONG_UNIT_OF_MEASURE("Convert the figure to the catalog's unit of measure; nothing is converted here."),
    /** A status that does not exist. */
    UNKNOWN_STATUS("Send ESTIMATE, PRELIMINARY or OFFICIAL, or none for PRELIMINARY."),
    /** A time that cannot be read. */
    REPORTED_AT_NOT_READABLE("Write a time with its offset, such as 2022-04-01T08:00:00+07:00, or send none."),
    /** A time that has not come yet. */
    REPORTED_IN_THE_FUTURE("Set the sender's clock right."),
    /** An official figure that is corrected or taken back without a reason. */
    REASON_REQUIRED("Say in reason why the official figure changes."),
    /** A text longer than is kept. */
    TEXT_TOO_LONG("Shorten the text."),
    /** A text with control characters, invisible direction marks, or broken characters. */
    TEXT_NOT_CLEAN("Remove line breaks, tabs and other invisible characters."),
    /** The credential does not speak for that unit. */
    FIGURE_OF_ANOTHER_UNIT("Send it with the key of that unit."),
    /** The credential is bound to other indicators. */
    INDICATOR_NOT_GRANTED("Send it with a key that covers this indicator."),
    /** No such scope in the catalog. */
    UNKNOWN_SCOPE("Send city, cluster:<id> or unit:<id> with an id of the catalog."),
    /** A unit that does not exist in the year of the target. */
    SCOPE_NOT_IN_YEAR("Assign the target to a unit that exists in the year."),
    /** A year that cannot be one. */
    YEAR_NOT_VALID("Write the year in four digits, 1900 to 2999."),
    /** An owner who assigns no targets in this city. */
    UNKNOWN_OWNER("Send one of the owners named."),
    /** The credential does not assign targets for that owner. */
    TARGET_OF_ANOTHER_OWNER("Send it with the key of that owner."),
    /** A target of nothing or less. */
    TARGET_NOT_ABOVE_ZERO("Send an amount above zero."),
    /** A pace that is none. */
    PACE_NOT_VALID("Send EVEN, SEASONAL, four shares such as 14/35/62/100, or none for EVEN."),
    /** A first day that cannot be read. */
    VALID_FROM_NOT_READABLE("Write a day as 2022-05-16."),
    /** A first day in another year. */
    VALID_FROM_NOT_IN_YEAR("Send a day of the target's year; its first day for a target of the whole year."),
    /** As many assignments as an owner may make for one indicator and year. */
    TOO_MANY_TARGETS("Look whether a program assigns the same target again and again: the same id is the same target."),
    /** As many bytes as the assignments of one indicator and year may take. */
    TARGETS_TOO_LARGE("Shorten the reasons; look whether a program assigns the same target again and again."),
    /** Warning: a figure ten times or a tenth of the unit's last one. */
    FAR_FROM_LAST_FIGURE("Check the decimal point and the digits; if the figure is right, send it with confirm=true."),
    /** Warning: a figure of the size that the last one would have in another unit of measure. */
    UNIT_OF_MEASURE_LIKELY_MISTAKEN(
            "Convert the figure to the catalog's unit of measure; if it is right as it is, send it with confirm=true."),
    /** Warning: a target ten times or a tenth of the one before it, or of what a year comes to. */
    FAR_FROM_LAST_TARGET(
            "Check the decimal point, the digits and the unit of measure; if the target is right, send it with confirm=true."),
    /** Warning: what was reached since 1 January becomes less. */
    CUMULATIVE_FIGURE_FALLS("Check the figure and its sign; if it is right, send it with confirm=true."),
    /** Warning: a period more than five years ago. */
    PERIOD_LONG_PAST("Check the year; if it is right, send it with confirm=true."),
    /** An update that becomes too large as an event. */
    UPDATE_TOO_LARGE("Shorten note and reason."),
    /** Nothing wrong with this one, but the request is atomic and others were refused. */
    NOT_SENT("Mend the others and send the whole request again, or send without atomic.");

    private final String remedy;

    FindingCode(String remedy) {
        this.remedy = remedy;
    }

    /** Returns what the sender can do about it, one English sentence or two. */
    public String remedy() {
        return remedy;
    }
}
