package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** Units come and go; a figure belongs to one that existed in its period. */
final class UnitExistsInThePeriod implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        ReportingUnit unit = draft.unit();
        ReportingPeriod period = draft.period();
        if (unit == null || period == null || unit.existsIn(period)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.UNIT_NOT_IN_PERIOD,
                Field.UNIT,
                "expected a unit that existed in " + period + ", got " + unit.id(),
                Map.of("got", unit.id(), "period", PeriodText.vietnamese(period))));
    }
}
