package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.notification.notice.NoticeId;

/**
 * Key of a digest.
 *
 * @param recipient id of the person
 * @param slot when it is closed and sent, to the second
 */
public record DigestKey(String recipient, Instant slot) {

    public DigestKey {
        Objects.requireNonNull(slot);
        if (recipient.isEmpty() || recipient.indexOf('/') >= 0) {
            throw new IllegalArgumentException("expected an id of a person without /, got " + recipient);
        }
        if (!slot.equals(slot.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("expected a slot at a whole second, got " + slot);
        }
    }

    /** Returns the id of the notice that carries the digest: the same recipient and slot, the same id. */
    public String id() {
        return NoticeId.of("digest", recipient, slot);
    }

    /** Returns {@code digest/recipient/slot}, by which its notice can be found. */
    public String subject() {
        return "digest/" + this;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such key
     */
    public static DigestKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected recipient/slot, got " + text);
        }
        return new DigestKey(text.substring(0, slash), Instant.parse(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return recipient + "/" + slot;
    }
}
