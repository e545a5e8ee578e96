package vn.chitieu.ingestion.update;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One error of one update.
 *
 * @param code stable code
 * @param field name of the field as the sender writes it; empty where it is about the whole update
 * @param message what was expected and what came, in English; text from outside in it is cleaned and shortened
 * @param messageVi what is wrong and what to do, in Vietnamese, for the clerk who typed the figure
 */
public record Violation(FindingCode code, String field, String message, String messageVi) {
    public Violation {
        Objects.requireNonNull(code);
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
        Objects.requireNonNull(messageVi);
    }

    /** Returns a violation of a whole row, with the values at hand for its Vietnamese text. */
    public static Violation ofRow(FindingCode code, String message, Map<String, String> values) {
        return new Violation(code, "", message, code.vietnamese(values));
    }

    /** Returns a violation of one of our fields. */
    public static Violation of(FindingCode code, Field field, String message) {
        return of(code, field, message, Map.of());
    }

    /** Returns a violation of one of our fields, with the values at hand for its Vietnamese text. */
    public static Violation of(FindingCode code, Field field, String message, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("field", field.vietnamese());
        return new Violation(code, field.label(), message, code.vietnamese(all));
    }
}
