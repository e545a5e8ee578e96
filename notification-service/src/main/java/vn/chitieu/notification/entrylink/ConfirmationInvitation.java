package vn.chitieu.notification.entrylink;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * What lets the head of a unit confirm from a mail what waits.
 *
 * @param link opens the entry page for the unit and quarter alone, with what waits
 * @param until from when on the link is good for nothing
 */
public record ConfirmationInvitation(URI link, Instant until) {

    public ConfirmationInvitation {
        Objects.requireNonNull(link);
        Objects.requireNonNull(until);
    }
}
