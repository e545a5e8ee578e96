package vn.chitieu.ingestion.update;

import java.util.Map;
import java.util.Objects;

/**
 * Warning about a valid but implausible update: it is accepted only where its sender confirms it.
 *
 * @param code stable code
 * @param field name of the field as the sender writes it
 * @param message what was expected and what came, in English
 * @param messageVi what is strange and what to do, in Vietnamese, for the clerk who typed the figure
 */
public record Warning(FindingCode code, String field, String message, String messageVi) {

    /** Returns a warning about the value, with what is at hand for its Vietnamese text. */
    public static Warning ofValue(FindingCode code, String message, Map<String, String> values) {
        return new Warning(code, Field.VALUE.label(), message, code.vietnamese(values));
    }

    public Warning {
        Objects.requireNonNull(code);
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
        Objects.requireNonNull(messageVi);
    }
}
