package vn.chitieu.notification.mailoperations;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.outbox.DeliveryState;

/**
 * A change of a notice's delivery by hand.
 *
 * @param row id of the notice
 * @param action what was done
 * @param by id of the person or credential that did it, 1 to {@value #BY_LIMIT} characters
 * @param why in their own words, 1 to {@value #WHY_LIMIT} characters
 * @param at when
 * @param found the state in which the notice was
 * @param resentAs id of the notice that says it again; null where the notice itself was sent, or nothing was
 */
public record Intervention(
        String row,
        Action action,
        String by,
        String why,
        Instant at,
        DeliveryState found,
        @Nullable String resentAs) {

    /** How long the name of its author may be. */
    public static final int BY_LIMIT = 100;
    /** How long a reason may be. */
    public static final int WHY_LIMIT = 1000;

    public Intervention {
        Objects.requireNonNull(row);
        Objects.requireNonNull(action);
        Objects.requireNonNull(at);
        Objects.requireNonNull(found);
        if (!isText(by, BY_LIMIT) || !isText(why, WHY_LIMIT)) {
            throw new IllegalArgumentException("expected who and why, got " + by + " and " + why);
        }
    }

    /** Returns whether a text is not blank and not longer than that. */
    public static boolean isText(String text, int limit) {
        return !text.isBlank() && text.length() <= limit;
    }

    /** What can be done by hand. */
    public enum Action {
        /** It was to leave at once, or once more. */
        RESENT,
        /** Its recipient has it, whatever the mail server said. */
        MARKED_DELIVERED
    }
}
