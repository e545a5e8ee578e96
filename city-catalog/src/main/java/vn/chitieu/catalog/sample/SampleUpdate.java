package vn.chitieu.catalog.sample;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * One figure as a unit of the sample sends it.
 *
 * @param id the same on every run, so that sending it again changes nothing
 * @param unit permanent id of the unit
 * @param indicator code of the indicator
 * @param period the reporting period
 * @param value the figure, with the digits that were written
 * @param unitOfMeasure unit of measure in Vietnamese
 * @param status how firm the figure is
 * @param reportedAt when the unit reported it, by its own clock
 */
public record SampleUpdate(
        String id,
        String unit,
        String indicator,
        ReportingPeriod period,
        BigDecimal value,
        String unitOfMeasure,
        FigureStatus status,
        OffsetDateTime reportedAt) {
    public SampleUpdate {
        Objects.requireNonNull(id);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(period);
        Objects.requireNonNull(value);
        Objects.requireNonNull(unitOfMeasure);
        Objects.requireNonNull(status);
        Objects.requireNonNull(reportedAt);
    }
}
