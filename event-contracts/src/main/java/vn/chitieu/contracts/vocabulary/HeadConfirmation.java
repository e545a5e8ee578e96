package vn.chitieu.contracts.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the head of a unit has confirmed a figure, where the catalog asks for it. A figure that awaits its head
 * counts as {@link FigureStatus#PRELIMINARY}; without such a record a figure stands as it was sent.
 *
 * @param state what the head has said
 * @param status the status that the figure was sent with, which it has once it is confirmed
 * @param update id of the update of the unit that is or was to be confirmed, at most 100 characters
 * @param by id of the credential that brought it into this state: the sender while it is awaited, else the head; at
 *     most 100 characters
 * @param at when ingestion accepted that, to the millisecond
 * @param reason why it was returned, always with RETURNED; else why the unit corrects its figure, null where it does
 *     not say; at most 1000 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeadConfirmation(
        State state,
        FigureStatus status,
        String update,
        String by,
        Instant at,
        @Nullable String reason) {

    private static final int MAX_ID_CHARACTERS = 100;
    private static final int MAX_REASON_CHARACTERS = 1000;

    public HeadConfirmation {
        Objects.requireNonNull(state, "expected state, got none");
        Objects.requireNonNull(status, "expected status, got none");
        checkLength("update", Objects.requireNonNull(update, "expected update, got none"), MAX_ID_CHARACTERS);
        checkLength("by", Objects.requireNonNull(by, "expected by, got none"), MAX_ID_CHARACTERS);
        // MongoDB keeps milliseconds; what is compared must be what is kept.
        at = Objects.requireNonNull(at, "expected at, got none").truncatedTo(ChronoUnit.MILLIS);
        if (state == State.RETURNED && reason == null) {
            throw new IllegalArgumentException("expected a reason with RETURNED, got none");
        }
        checkLength("reason", reason == null ? "" : reason, MAX_REASON_CHARACTERS);
    }

    private static void checkLength(String field, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(
                    "expected a " + field + " of at most " + most + " characters, got " + SafeText.of(text));
        }
    }

    /** Makes the one of a figure that its head has yet to confirm. */
    public static HeadConfirmation awaited(
            FigureStatus sent, String update, String sender, Instant at, @Nullable String why) {
        return new HeadConfirmation(State.AWAITED, sent, update, sender, at, why);
    }

    /** Returns the one that this awaited one becomes when the head confirms it. */
    public HeadConfirmation confirmed(String head, Instant when) {
        return new HeadConfirmation(State.CONFIRMED, status, update, head, when, reason);
    }

    /** Returns the one that this awaited one becomes when the head sends it back. */
    public HeadConfirmation returned(String head, Instant when, String why) {
        return new HeadConfirmation(State.RETURNED, status, update, head, when, why);
    }

    /** Returns whether it is in that state. */
    public boolean is(State other) {
        return state == other;
    }

    /** What the head has said. */
    public enum State {
        /** Nothing yet: the figure is preliminary. */
        AWAITED,
        /** The figure is right: it has the status that it was sent with. */
        CONFIRMED,
        /** The clerk is to look at it again: the figure stays preliminary. */
        RETURNED
    }
}
