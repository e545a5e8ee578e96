package vn.chitieu.ingestion.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown where input cannot be read as a whole; says where. */
public final class UnreadableInputException extends Exception {

    private final Reason reason;
    private final transient @Nullable Position position;

    /** Makes a refusal; its message says what was expected and what came. */
    public UnreadableInputException(Reason reason, String message, @Nullable Position position) {
        super(message, null, false, false);
        this.reason = Objects.requireNonNull(reason);
        this.position = position;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns where; null where it is about the whole. */
    public @Nullable Position position() {
        return position;
    }

    /** Returns what was expected and what came. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Why it cannot be read; each is a stable code of {@code docs/codes.md}. */
    public enum Reason {
        /** It is no JSON. */
        MALFORMED_JSON,
        /** It is no UTF-8. */
        NOT_UTF8,
        /** It nests too deeply, or a name or a number is too long. */
        JSON_LIMIT_EXCEEDED,
        /** It is JSON of another shape. */
        UNEXPECTED_SHAPE,
        /** It has more rows than are taken at once. */
        TOO_MANY_UPDATES,
        /** It has no row. */
        EMPTY_BATCH
    }

    /**
     * A place in a text.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Position(int line, int column) {}
}
