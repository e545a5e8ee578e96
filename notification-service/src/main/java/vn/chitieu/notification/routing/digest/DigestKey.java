package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeId;

/**
 * Key of a digest.
 *
 * @param city whose person gets it
 * @param recipient id of the person within the city
 * @param slot when it is closed and sent, to the second
 */
public record DigestKey(CityKey city, String recipient, Instant slot) {

    public DigestKey {
        Objects.requireNonNull(city);
        Objects.requireNonNull(slot);
        if (recipient.isEmpty() || recipient.indexOf('/') >= 0) {
            throw new IllegalArgumentException("expected an id of a person without /, got " + recipient);
        }
        if (!slot.equals(slot.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("expected a slot at a whole second, got " + slot);
        }
    }

    /** Makes the key of a digest of the home city. */
    public DigestKey(String recipient, Instant slot) {
        this(CityKey.HOME, recipient, slot);
    }

    /** Returns the id of the notice that carries the digest: the same recipient and slot, the same id. */
    public String id() {
        return NoticeId.of("digest", city.stored(recipient), slot);
    }

    /**
     * Returns {@code digest/recipient/slot}, after the city where it is another one, by which its notice can be found.
     */
    public String subject() {
        return city.stored("digest/" + local());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such key
     */
    public static DigestKey parse(String text) {
        CityKey city = CityKey.ofId(text);
        String local = city.local(text);
        int slash = local.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected recipient/slot, got " + text);
        }
        return new DigestKey(city, local.substring(0, slash), Instant.parse(local.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return city.stored(local());
    }

    private String local() {
        return recipient + "/" + slot;
    }
}
