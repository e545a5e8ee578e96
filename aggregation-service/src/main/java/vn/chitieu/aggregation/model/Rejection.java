package vn.chitieu.aggregation.model;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.CodeTexts;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Why an update or a target could not be taken. A message quotes what came from outside, so it is cut and cleaned here,
 * before it is stored, logged or answered with.
 *
 * @param code stable code
 * @param message what was expected and what came, at most {@value #MOST_CHARACTERS} characters on one line
 */
public record Rejection(Code code, String message) {

    /** How many characters of a message are kept. */
    public static final int MOST_CHARACTERS = 500;

    public Rejection {
        Objects.requireNonNull(code);
        message = SafeText.of(message, MOST_CHARACTERS);
    }

    /** Returns what is wrong and what to do, in Vietnamese. */
    public String vietnamese() {
        return CodeTexts.of(code).vietnamese(code.name());
    }

    /** The stable codes. */
    public enum Code {
        /** The record is no CloudEvent, or its body is no update. */
        MALFORMED_EVENT,
        /** The update is for a city that this service does not keep. */
        UNKNOWN_CITY,
        /** The catalog has no such indicator. */
        UNKNOWN_INDICATOR,
        /** The indicator is derived from others and is not reported. */
        DERIVED_INDICATOR,
        /** The catalog has no such unit. */
        UNKNOWN_UNIT,
        /** The unit does not report this indicator in this period. */
        NOT_A_REPORTER,
        /** The period is not of the indicator's frequency. */
        WRONG_PERIOD,
        /** The figure is in another unit of measure. */
        WRONG_UNIT_OF_MEASURE,
        /** Another target of the same indicator and year was assigned under this id before. */
        TARGET_ID_TAKEN,
        /** As many targets of its indicator and year are kept as there is room for. */
        TARGETS_FULL,
        /** With it, the page of its indicator and quarter would be larger than the database takes. */
        PAGE_FULL;

        /** Returns its row of the table in {@code docs/codes.md}. */
        String row() {
            CodeTexts texts = CodeTexts.of(this);
            return "| `%s` | %s | %s |".formatted(this, texts.remedy(name()), texts.vietnamese(name()));
        }
    }
}
