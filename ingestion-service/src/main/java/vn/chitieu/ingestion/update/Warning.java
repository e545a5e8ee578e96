package vn.chitieu.ingestion.update;

import java.util.Objects;

/**
 * Something about an update that is good but strange: it is sent only where its sender says that it is right.
 *
 * @param code stable code
 * @param field name of the field as the sender writes it
 * @param message what was expected and what came, in English
 * @param messageVi the same in Vietnamese, for the clerk who typed the figure
 */
public record Warning(FindingCode code, String field, String message, String messageVi) {
    public Warning {
        Objects.requireNonNull(code);
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
        Objects.requireNonNull(messageVi);
    }
}
