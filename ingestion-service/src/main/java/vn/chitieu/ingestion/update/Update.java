package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * An update that passed every check.
 *
 * @param id 1 to 100 printable ASCII characters; the same id again is the same update
 * @param unit permanent id of the unit
 * @param indicator code of the indicator
 * @param period of the indicator's frequency
 * @param value the figure in {@code unitOfMeasure}; null where the unit takes it back
 * @param unitOfMeasure as in the catalog
 * @param status how firm it is
 * @param reportedAt by the sender's clock, to the millisecond
 * @param reason why it was corrected or withdrawn
 * @param note free text
 * @param confirmation how far the head of the unit has confirmed it; null where that is not asked for
 * @param doubted whether a plausibility check doubts it; then it is kept only where its sender confirms it
 */
public record Update(
        String id,
        String unit,
        String indicator,
        ReportingPeriod period,
        @Nullable BigDecimal value,
        String unitOfMeasure,
        FigureStatus status,
        Instant reportedAt,
        @Nullable String reason,
        @Nullable String note,
        @Nullable HeadConfirmation confirmation,
        boolean doubted) {
    public Update {
        Objects.requireNonNull(id);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(period);
        Objects.requireNonNull(unitOfMeasure);
        Objects.requireNonNull(status);
        Objects.requireNonNull(reportedAt);
    }

    /** Makes one that the head of its unit need not confirm, and that is not doubted. */
    public Update(
            String id,
            String unit,
            String indicator,
            ReportingPeriod period,
            @Nullable BigDecimal value,
            String unitOfMeasure,
            FigureStatus status,
            Instant reportedAt,
            @Nullable String reason,
            @Nullable String note) {
        this(id, unit, indicator, period, value, unitOfMeasure, status, reportedAt, reason, note, null, false);
    }

    /** Returns the same with the status that it counts with by what its head has said. */
    public Update as(FigureStatus counting, HeadConfirmation said) {
        return new Update(
                id, unit, indicator, period, value, unitOfMeasure, counting, reportedAt, reason, note, said, doubted);
    }

    /** Returns the same, doubted. */
    public Update withDoubt() {
        return new Update(
                id,
                unit,
                indicator,
                period,
                value,
                unitOfMeasure,
                status,
                reportedAt,
                reason,
                note,
                confirmation,
                true);
    }
}
