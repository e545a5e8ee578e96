package vn.chitieu.ingestion.update;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;

/**
 * Flags of a valid update, beside warnings of its plausibility.
 *
 * @param lateSince the deadline that had passed when it was reported; in the city's time zone; null where it is not
 *     late
 * @param exemption id of the exception by which it may change a locked quarter; null where the quarter is open
 * @param ownCodes codes of the unit's own system that were read as ours; mostly none
 * @param confirmation how far the head of the unit has confirmed it; null where that is not asked for
 */
public record UpdateFlags(
        @Nullable OffsetDateTime lateSince,
        @Nullable String exemption,
        List<OwnCode> ownCodes,
        @Nullable HeadConfirmation confirmation) {

    /** Nothing to be reported. */
    public static final UpdateFlags NONE = new UpdateFlags(null, null);

    public UpdateFlags {
        ownCodes = List.copyOf(ownCodes);
    }

    /** Makes flags of an update that uses our codes. */
    public UpdateFlags(@Nullable OffsetDateTime lateSince, @Nullable String exemption) {
        this(lateSince, exemption, List.of(), null);
    }

    /** Returns the same flags of an update of which its head has said that. */
    public UpdateFlags with(@Nullable HeadConfirmation said) {
        return said == null ? this : new UpdateFlags(lateSince, exemption, ownCodes, said);
    }

    /** Returns the same flags of an update that uses these codes. */
    UpdateFlags with(List<OwnCode> codes) {
        return codes.isEmpty() ? this : new UpdateFlags(lateSince, exemption, codes, confirmation);
    }

    /**
     * A code of the unit's own system that was read as one of the catalog.
     *
     * @param field where it stands
     * @param code as the sender wrote it
     * @param ours what it is in the catalog
     */
    public record OwnCode(Field field, String code, String ours) {
        public OwnCode {
            Objects.requireNonNull(field);
            Objects.requireNonNull(code);
            Objects.requireNonNull(ours);
        }
    }

    /** Finds what is to be reported. Thread-safe. */
    @FunctionalInterface
    public interface Marking {

        /** Returns what is to be reported of an update that keeps every policy. */
        UpdateFlags of(UpdateDraft draft, ValidationContext context);
    }
}
