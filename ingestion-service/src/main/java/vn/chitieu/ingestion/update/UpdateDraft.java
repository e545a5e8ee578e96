package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * An update as far as it could be read. What is null was not there or could not be read; where that is wrong, it was
 * said when the draft was read, so that policies are silent about it.
 *
 * @param id the sender's id
 * @param unit the unit that was named
 * @param indicator the indicator that was named
 * @param period the reporting period
 * @param value the figure
 * @param withdrawn whether the unit takes its figure back
 * @param unitOfMeasure in form NFC, as the sender wrote it
 * @param status how firm the figure is
 * @param reportedAt by the sender's clock, to the millisecond
 * @param reason in form NFC
 * @param note in form NFC
 */
public record UpdateDraft(
        @Nullable String id,
        @Nullable ReportingUnit unit,
        @Nullable Indicator indicator,
        @Nullable ReportingPeriod period,
        @Nullable BigDecimal value,
        boolean withdrawn,
        @Nullable String unitOfMeasure,
        @Nullable FigureStatus status,
        @Nullable Instant reportedAt,
        @Nullable String reason,
        @Nullable String note) {}
