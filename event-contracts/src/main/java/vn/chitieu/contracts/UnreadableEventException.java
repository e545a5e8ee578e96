package vn.chitieu.contracts;

import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Thrown where a Kafka record is not the event that was expected: the message says what was expected and what came, on
 * one line of at most 500 characters, even for hostile input.
 */
public final class UnreadableEventException extends Exception {

    private static final int MAX_CHARACTERS = 500;

    /** Makes one without an underlying cause. */
    public UnreadableEventException(String message) {
        super(SafeText.of(message, MAX_CHARACTERS));
    }

    /** Makes one that keeps what the parser said. */
    public UnreadableEventException(String message, Throwable cause) {
        super(SafeText.of(message, MAX_CHARACTERS), cause);
    }
}
