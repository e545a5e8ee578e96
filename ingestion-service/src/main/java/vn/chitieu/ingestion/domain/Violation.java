package vn.chitieu.ingestion.domain;

import java.util.Objects;

/**
 * One thing that is wrong with one update.
 *
 * @param code stable code
 * @param field name of the field as the sender writes it; empty where it is about the whole update
 * @param message what was expected and what came, in English; text from outside in it is cleaned and shortened
 */
public record Violation(Code code, String field, String message) {
    public Violation {
        Objects.requireNonNull(code);
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
    }

    /** Returns a violation of one of our fields. */
    public static Violation of(Code code, Field field, String message) {
        return new Violation(code, field.label(), message);
    }
}
