package vn.chitieu.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * One update as it counts, or would count, in its cell.
 *
 * @param cell who reported, for which period
 * @param value the figure; null where the unit took it back
 * @param status how firm it is
 * @param updateId id of the update
 * @param reportedAt when it was reported, to the millisecond; of a repeat when the first one was
 * @param reason why it was corrected or withdrawn, where given
 * @param note free text of the unit, where given
 * @param channel how it came
 * @param credential the credential that it came with
 */
public record ReferenceReport(
        ReferenceCell cell,
        @Nullable BigDecimal value,
        FigureStatus status,
        String updateId,
        Instant reportedAt,
        @Nullable String reason,
        @Nullable String note,
        String channel,
        String credential) {

    public ReferenceReport {
        Objects.requireNonNull(cell);
        Objects.requireNonNull(status);
        Objects.requireNonNull(updateId);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(credential);
        reportedAt = reportedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static ReferenceReport of(IndicatorUpdated event, Instant reportedAt) {
        return new ReferenceReport(
                new ReferenceCell(event.unit(), event.period()),
                event.value(),
                event.status(),
                event.id(),
                reportedAt,
                event.reason(),
                event.note(),
                event.channel(),
                event.credential());
    }

    /** Returns the figure; empty where it was taken back. */
    public Optional<BigDecimal> figure() {
        return Optional.ofNullable(value);
    }
}
