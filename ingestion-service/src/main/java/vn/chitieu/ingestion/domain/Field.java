package vn.chitieu.ingestion.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of an update under the names that senders use, whatever the format. */
public enum Field {
    /** The update's id, chosen by the sender; made by us where there is none. */
    ID("id"),
    /** Our id of the unit, or the official code valid in the period. */
    UNIT("unit"),
    /** Code of the indicator. */
    INDICATOR("indicator"),
    /** The reporting period: day, month or quarter. */
    PERIOD("period"),
    /** The figure. */
    VALUE("value"),
    /** {@code true} takes the figure back. */
    WITHDRAWN("withdrawn"),
    /** The unit of measure that the sender has in mind; compared, never converted. */
    UNIT_OF_MEASURE("unitOfMeasure"),
    /** How firm the figure is. */
    STATUS("status"),
    /** When it was reported, by the sender's clock. */
    REPORTED_AT("reportedAt"),
    /** Why a figure was corrected or withdrawn. */
    REASON("reason"),
    /** Free text. */
    NOTE("note");

    private static final Map<String, Field> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::label, Function.identity()));

    private final String label;

    Field(String label) {
        this.label = label;
    }

    /** Returns the name that senders use, such as {@code unitOfMeasure}. */
    public String label() {
        return label;
    }

    /** Returns the field of that name; names are compared exactly. */
    public static Optional<Field> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** Returns all names in the order of this list. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Field::label).toList();
    }
}
