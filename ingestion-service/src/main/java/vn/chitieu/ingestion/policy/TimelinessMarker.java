package vn.chitieu.ingestion.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.exemption.Exemption;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.UpdateFlags.Marking;
import vn.chitieu.ingestion.update.ValidationContext;

/**
 * Marks figures that are late, and those whose quarter is locked. Both by the time in the city; thread-safe.
 *
 * <p>Late is the first figure of a period that was reported, by the unit's own clock, at its deadline or after: as
 * aggregation has it. A correction of a figure that was there in time is not late; what comes again after it was taken
 * back is. A lock is by the clock of this service, since a sender could set its own back.
 */
public final class TimelinessMarker implements Marking {

    private final FigureHistory history;
    private final ExemptionRepository exemptions;

    /** Takes the history of figures and the exemptions. */
    public TimelinessMarker(FigureHistory history, ExemptionRepository exemptions) {
        this.history = Objects.requireNonNull(history);
        this.exemptions = Objects.requireNonNull(exemptions);
    }

    @Override
    public UpdateFlags of(UpdateDraft draft, ValidationContext context) {
        ReportingUnit unit = draft.unit();
        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (unit == null || indicator == null || period == null) {
            return UpdateFlags.NONE;
        }
        OffsetDateTime late = late(unit, indicator, period, draft, context);
        String exemption = lockedSince(indicator, period, context)
                .flatMap(since -> covering(exemptions, unit, indicator, period, context))
                .map(Exemption::id)
                .orElse(null);
        return late == null && exemption == null ? UpdateFlags.NONE : new UpdateFlags(late, exemption);
    }

    private @Nullable OffsetDateTime late(
            ReportingUnit unit,
            Indicator indicator,
            ReportingPeriod period,
            UpdateDraft draft,
            ValidationContext context) {
        Instant reportedAt = Objects.requireNonNullElse(draft.reportedAt(), context.now());
        if (draft.withdrawn()) {
            return null;
        }
        Instant deadline = context.catalog().deadline(unit, indicator, period);
        boolean isLate = !reportedAt.isBefore(deadline)
                && history.at(context.catalog().id(), unit.id(), indicator.code(), period)
                        .filter(figure ->
                                figure.value() != null && figure.reportedAt().isBefore(deadline))
                        .isEmpty();
        return isLate ? deadline.atZone(context.catalog().calendar().zone()).toOffsetDateTime() : null;
    }

    /** Returns since when the quarter of a period is locked; empty where it is open. */
    public static Optional<Instant> lockedSince(
            Indicator indicator, ReportingPeriod period, ValidationContext context) {
        Catalog city = context.catalog();
        return city.lockedFrom(indicator, quarter(indicator, period))
                .filter(from -> !context.now().isBefore(from));
    }

    /** Returns the exemption by which a unit may change figures of a period now. */
    public static Optional<Exemption> covering(
            ExemptionRepository exemptions,
            ReportingUnit unit,
            Indicator indicator,
            ReportingPeriod period,
            ValidationContext context) {
        return exemptions.covering(context.catalog().id(), unit.id(), quarter(indicator, period), context.today());
    }

    private static Quarter quarter(Indicator indicator, ReportingPeriod period) {
        return indicator.calendar().quarterOf(period);
    }
}
