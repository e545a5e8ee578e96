package vn.chitieu.aggregation.domain;

import java.util.Objects;

/**
 * Why an update could not be taken.
 *
 * @param code stable code
 * @param message what was expected and what came
 */
public record Rejection(Code code, String message) {

    public Rejection {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
    }

    /** The stable codes. */
    public enum Code {
        /** The record is no CloudEvent, or its body is no update. */
        MALFORMED_EVENT,
        /** The update is for a city that this service does not keep. */
        UNKNOWN_CITY,
        /** The catalogue has no such indicator. */
        UNKNOWN_INDICATOR,
        /** The indicator is derived from others and is not reported. */
        DERIVED_INDICATOR,
        /** The catalogue has no such unit. */
        UNKNOWN_UNIT,
        /** The unit does not report this indicator in this period. */
        NOT_A_REPORTER,
        /** The period is not of the indicator's frequency. */
        WRONG_PERIOD,
        /** The figure is in another unit of measure. */
        WRONG_UNIT_OF_MEASURE
    }
}
