package vn.chitieu.ingestion.update;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of updates and of targets under the names that senders use, whatever the format. */
public enum Field {
    /** The row's id, chosen by the sender; generated where there is none. */
    ID("id", "mã bản ghi"),
    /** The permanent id of the unit, or the official code valid in the period. */
    UNIT("unit", "đơn vị"),
    /** Code of the indicator. */
    INDICATOR("indicator", "chỉ tiêu"),
    /** The reporting period: day, month or quarter. */
    PERIOD("period", "kỳ báo cáo"),
    /** The figure, or the amount of a target. */
    VALUE("value", "giá trị"),
    /** {@code true} takes the figure back. */
    WITHDRAWN("withdrawn", "rút số liệu"),
    /** The unit of measure that the sender has in mind; compared, never converted. */
    UNIT_OF_MEASURE("unitOfMeasure", "đơn vị tính"),
    /** How firm the figure is. */
    STATUS("status", "trạng thái"),
    /** When it was reported, by the sender's clock. */
    REPORTED_AT("reportedAt", "thời điểm báo cáo"),
    /** Why a figure was corrected or withdrawn, or why a target is assigned or changed. */
    REASON("reason", "lý do"),
    /** Free text. */
    NOTE("note", "ghi chú"),
    /** What a target holds for. */
    SCOPE("scope", "phạm vi"),
    /** The year of a target. */
    YEAR("year", "năm"),
    /** Who assigns a target. */
    OWNER("owner", "cấp giao"),
    /** How much of a target is expected by when. */
    PACE("pace", "tiến độ"),
    /** The day from which a target holds. */
    VALID_FROM("validFrom", "ngày hiệu lực");

    /** The fields of an update. */
    public static final Set<Field> OF_UPDATES = Collections.unmodifiableSet(EnumSet.range(ID, NOTE));

    /** The fields of a target. */
    public static final Set<Field> OF_TARGETS =
            Collections.unmodifiableSet(EnumSet.of(ID, SCOPE, INDICATOR, YEAR, OWNER, VALUE, PACE, VALID_FROM, REASON));

    private static final Map<String, Field> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::label, Function.identity()));

    private final String label;
    private final String vietnamese;

    Field(String label, String vietnamese) {
        this.label = label;
        this.vietnamese = vietnamese;
    }

    /** Returns the name that senders use, such as {@code unitOfMeasure}. */
    public String label() {
        return label;
    }

    /** Returns the title that it has in a spreadsheet of a Vietnamese clerk, such as {@code đơn vị tính}. */
    public String vietnamese() {
        return vietnamese;
    }

    /** Returns the field of that name; names are compared exactly. */
    public static Optional<Field> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** Returns the names of fields. */
    public static List<String> labels(Collection<Field> fields) {
        return fields.stream().map(Field::label).toList();
    }
}
