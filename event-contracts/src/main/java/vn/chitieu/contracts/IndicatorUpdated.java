package vn.chitieu.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * One figure that one unit reported for one indicator and one reporting period, accepted by ingestion. Topic
 * {@link Topics#INDICATOR_UPDATES}.
 *
 * @param city id of the city's catalogue, the key of the record
 * @param id the update's id, 1 to 100 characters; the same id again is the same update
 * @param unit permanent id of the unit
 * @param indicator code of the indicator
 * @param period day, month or quarter as the indicator's frequency says
 * @param value the figure in {@code unitOfMeasure}; null exactly where {@code withdrawn}
 * @param withdrawn whether the unit takes its figure back
 * @param unitOfMeasure unit of measure of the indicator, as in the catalogue
 * @param status how firm the figure is
 * @param reportedAt when the unit reported, by the unit's own clock; a later one corrects an earlier one
 * @param reason why a figure was corrected or withdrawn
 * @param note free text of the unit
 * @param channel how it came, such as {@code http} or {@code kafka}
 * @param credential id of the credential that it came with, never its secret
 */
public record IndicatorUpdated(
        String city,
        String id,
        String unit,
        String indicator,
        ReportingPeriod period,
        @Nullable BigDecimal value,
        boolean withdrawn,
        String unitOfMeasure,
        FigureStatus status,
        Instant reportedAt,
        @Nullable String reason,
        @Nullable String note,
        String channel,
        String credential) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.indicator-updated.v1";

    public IndicatorUpdated {
        Objects.requireNonNull(city);
        Objects.requireNonNull(id);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(period);
        Objects.requireNonNull(unitOfMeasure);
        Objects.requireNonNull(status);
        Objects.requireNonNull(reportedAt);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(credential);
        if (withdrawn != (value == null)) {
            throw new IllegalArgumentException("expected either a value or withdrawn, got value " + value
                    + " and withdrawn " + withdrawn + " in update " + id);
        }
    }
}
