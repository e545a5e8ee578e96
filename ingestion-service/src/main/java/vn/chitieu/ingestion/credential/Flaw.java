package vn.chitieu.ingestion.credential;

import java.util.Objects;

/**
 * One thing that is wrong with a request.
 *
 * @param field name of the field
 * @param message what was expected and what came
 */
public record Flaw(String field, String message) {
    public Flaw {
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
    }
}
