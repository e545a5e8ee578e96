package vn.chitieu.ingestion.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A quarter that the city has locked changes under an exemption alone. */
final class QuarterIsOpen implements Policy {

    private final ExemptionRepository exemptions;

    QuarterIsOpen(ExemptionRepository exemptions) {
        this.exemptions = exemptions;
    }

    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {
        ReportingUnit unit = draft.unit();
        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (unit == null || indicator == null || period == null || indicator.isDerived()) {
            return Optional.empty();
        }
        return TimelinessMarker.lockedSince(indicator, period, context)
                .filter(since -> TimelinessMarker.covering(exemptions, unit, indicator, period, context)
                        .isEmpty())
                .map(since -> violation(period, since, context));
    }

    private static Violation violation(ReportingPeriod period, Instant since, ValidationContext context) {
        QuarterLock lock = Objects.requireNonNull(context.catalog().calendar().lock());
        return Violation.of(
                FindingCode.QUARTER_LOCKED,
                Field.PERIOD,
                "expected a period that is open, or an exception for the unit, got %s, locked since %s; ask %s"
                        .formatted(
                                period,
                                PeriodText.plain(since, context),
                                lock.ask().en()),
                Map.of(
                        "period",
                        PeriodText.vietnamese(period),
                        "since",
                        PeriodText.vietnamese(since, context),
                        "ask",
                        lock.ask().vi()));
    }
}
