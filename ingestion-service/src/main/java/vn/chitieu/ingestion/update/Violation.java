package vn.chitieu.ingestion.update;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One error of one update.
 *
 * @param code stable code
 * @param field name of the field as the sender writes it; empty where it is about the whole update
 * @param message what was expected and what came, in English; text from outside in it is cleaned and shortened
 * @param messageVi the same in Vietnamese, for the clerk who typed the figure; null where only a program can cause it
 */
public record Violation(
        FindingCode code,
        String field,
        String message,
        @Nullable String messageVi) {
    public Violation {
        Objects.requireNonNull(code);
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
    }

    /** Makes one that only a program can cause. */
    public Violation(FindingCode code, String field, String message) {
        this(code, field, message, null);
    }

    /** Returns a violation of one of the fields that a clerk can cause. */
    public static Violation of(FindingCode code, Field field, String message, String messageVi) {
        return new Violation(code, field.label(), message, messageVi);
    }

    /** Returns a violation of one of our fields. */
    public static Violation of(FindingCode code, Field field, String message) {
        return new Violation(code, field.label(), message);
    }
}
