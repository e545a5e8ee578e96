package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The figure that counts for one reporting period of one unit and indicator.
 *
 * @param period the reporting period
 * @param value the figure in the indicator's unit of measure; null where the unit took it back
 * @param status how firm it is
 * @param reportedAt when it was reported, by the unit's clock
 * @param confirmation how far the head of the unit has confirmed it; null where that is not asked for
 */
public record ReportedFigure(
        ReportingPeriod period,
        @Nullable BigDecimal value,
        FigureStatus status,
        Instant reportedAt,
        @Nullable HeadConfirmation confirmation) {
    public ReportedFigure {
        Objects.requireNonNull(period);
        Objects.requireNonNull(status);
        Objects.requireNonNull(reportedAt);
    }

    /** Takes one that the head of its unit need not confirm. */
    public ReportedFigure(ReportingPeriod period, @Nullable BigDecimal value, FigureStatus status, Instant reportedAt) {
        this(period, value, status, reportedAt, null);
    }

    /** Returns whether it says how much, and not nothing. */
    public boolean isAmount() {
        return value != null && value.signum() != 0;
    }
}
