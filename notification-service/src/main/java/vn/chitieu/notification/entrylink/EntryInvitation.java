package vn.chitieu.notification.entrylink;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.quarterreport.Attachment;

/**
 * What a reminder gives to the head of a unit, so that the figures can be entered from the mail.
 *
 * @param link opens the entry page for the unit and period of the report alone
 * @param until from when on the link is good for nothing
 * @param confirming opens the same page for the head, who confirms there what waits; null for all others, and where the
 *     unit's figures need no confirmation
 * @param workbook the unit's template of the quarter, filled in with earlier figures; null where the ingestion service
 *     did not give it
 */
public record EntryInvitation(
        URI link,
        Instant until,
        @Nullable URI confirming,
        @Nullable Attachment workbook) {

    public EntryInvitation {
        Objects.requireNonNull(link);
        Objects.requireNonNull(until);
    }
}
