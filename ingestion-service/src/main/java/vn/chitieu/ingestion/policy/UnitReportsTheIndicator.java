package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** One cell has one accountable source: only the indicator's reporters report it, so that no money counts twice. */
final class UnitReportsTheIndicator implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        ReportingUnit unit = draft.unit();
        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (unit == null || indicator == null || period == null || indicator.isDerived() || !unit.existsIn(period)) {
            return Optional.empty();
        }
        return context.catalog().reports(unit, indicator, period)
                ? Optional.empty()
                : Optional.of(Violation.of(
                        FindingCode.NOT_A_REPORTER,
                        Field.UNIT,
                        "expected a unit that reports " + indicator.code() + " in " + period + ", got " + unit.id(),
                        Map.of("unit", unit.id(), "indicator", indicator.code())));
    }
}
