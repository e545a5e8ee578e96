package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The answer of the recipient that was asked.
 *
 * @param cause why the figure is behind, 1 to 2000 characters, several lines allowed
 * @param remedy what is done about it, likewise
 * @param promisedFor the day by whose end it is to be mended
 * @param by id of the person who answered, or of the credential where it came over the API
 * @param at when
 */
public record Explanation(String cause, String remedy, LocalDate promisedFor, String by, Instant at) {

    /** How long cause and remedy may be. */
    public static final int TEXT_LIMIT = 2000;

    public Explanation {
        check("cause", cause);
        check("remedy", remedy);
        Objects.requireNonNull(promisedFor);
        Objects.requireNonNull(by);
        Objects.requireNonNull(at);
    }

    /** Returns whether a text can be a cause or a remedy. */
    public static boolean isText(String text) {
        return !text.isBlank() && text.length() <= TEXT_LIMIT;
    }

    private static void check(String name, String text) {
        if (!isText(text)) {
            throw new IllegalArgumentException(
                    "expected a " + name + " of 1 to " + TEXT_LIMIT + " characters, got " + text.length());
        }
    }
}
