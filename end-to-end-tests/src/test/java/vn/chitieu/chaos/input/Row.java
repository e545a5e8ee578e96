package vn.chitieu.chaos.input;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One update as a sender writes it.
 *
 * @param intent what the generator meant by it; the oracle does not ask
 * @param value null where it is withdrawn
 */
public record Row(
        Intent intent,
        String id,
        String unit,
        String indicator,
        String period,
        @Nullable String value,
        String status,
        String reportedAt,
        @Nullable String reason) {

    /** What the generator meant. */
    public enum Intent {
        /** The first figure of its cell. */
        CREATE,
        /** A later figure. */
        CORRECT,
        /** An earlier figure that comes after a later one. */
        STALE,
        /** Exactly what was sent before. */
        REPEAT,
        /** Something else under an id that was sent before. */
        CONFLICT,
        /** Takes a figure back. */
        WITHDRAW,
        /** Has to be refused. */
        BAD
    }

    /** Returns its fields by the names that senders use. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("unit", unit);
        fields.put("indicator", indicator);
        fields.put("period", period);
        if (value == null) {
            fields.put("withdrawn", true);
        } else {
            fields.put("value", value);
        }
        fields.put("status", status);
        fields.put("reportedAt", reportedAt);
        if (reason != null) {
            fields.put("reason", reason);
        }
        return fields;
    }
}
