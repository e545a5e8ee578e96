package vn.chitieu.ingestion.update;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Flags of a valid update, beside warnings of its plausibility.
 *
 * @param lateSince the deadline that had passed when it was reported; in the city's time zone; null where it is not
 *     late
 * @param exemption id of the exception by which it may change a locked quarter; null where the quarter is open
 */
public record UpdateFlags(
        @Nullable OffsetDateTime lateSince, @Nullable String exemption) {

    /** Nothing to be reported. */
    public static final UpdateFlags NONE = new UpdateFlags(null, null);

    /** Finds what is to be reported. Thread-safe. */
    @FunctionalInterface
    public interface Marking {

        /** Returns what is to be reported of an update that keeps every policy. */
        UpdateFlags of(UpdateDraft draft, ValidationContext context);
    }
}
